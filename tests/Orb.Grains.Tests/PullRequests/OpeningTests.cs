using System.Text.Json;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.Interfaces.Workflow;
using Orb.Grains.Interfaces.Workspaces;
using Orb.Grains.PullRequests;
using Orb.Grains.Tests.Driving;
using Orb.Testing.Clusters;
using Orb.Testing.Doubles;

namespace Orb.Grains.Tests.PullRequests;

[Collection(OnTheCluster.Name)]
public sealed class OpeningTests(GrainCluster cluster)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_that_was_created_while_the_answer_got_lost_is_adopted_and_not_created_again()
    {
        var project = await ProjectDriver.Started(cluster, Ready().LosingTheAnswerOf(nameof(IGitHub.CreatePullRequest)));
        await project.Request();
        var waiting = await project.PullRequestThat(one => one.WaitingOn == PullRequestWaits.GitHub);

        Advance(waiting);
        var opened = await project.WaitFor(EventTypes.PullRequestOpened);

        Assert.Equal(1, waiting.Attempts);
        Assert.True(JsonElement.Parse(opened.Data).GetProperty("adopted").GetBoolean());
        Assert.Equal(1, project.Creations);
        Assert.Single(project.Repository.PullRequests);
    }

    [Fact]
    public async Task One_that_a_person_opened_is_adopted_with_their_words_left_alone()
    {
        var repository = Ready();
        repository.OpenByHand(ProjectDriver.Branch, "My title", "My words.  \n");
        var project = await ProjectDriver.Started(cluster, repository);

        await project.Request();
        await project.WaitFor(EventTypes.PullRequestUpdated);

        var found = Assert.Single(repository.PullRequests);
        Assert.Equal("My title", found.Title);
        Assert.StartsWith("My words.  \n", found.Body, StringComparison.Ordinal);
        Assert.Contains("It greets.", found.Body, StringComparison.Ordinal);
        Assert.Equal(0, project.Creations);
    }

    [Fact]
    public async Task One_that_GitHub_says_exists_is_found_a_moment_later()
    {
        var repository = Ready().Failing(nameof(IGitHub.CreatePullRequest), GitHubFailureKind.AlreadyExists);
        var project = await ProjectDriver.Started(cluster, repository);
        await project.Request();
        var waiting = await project.PullRequestThat(one => one.LastError?.Code == "pullRequestNotListedYet");
        repository.OpenByHand(ProjectDriver.Branch);

        Advance(waiting);
        await project.WaitFor(EventTypes.PullRequestOpened);

        Assert.Equal((1, 1), ((await project.PullRequest()).Number, project.Creations));
    }

    [Fact]
    public async Task A_branch_without_commits_is_nothing_to_do_and_completes_the_project()
    {
        var project = await ProjectDriver.Started(cluster, cluster.GitHub.NewRepository().WithBranch(ProjectDriver.Branch, ahead: 0));

        await project.Request();
        await project.WaitFor(EventTypes.CleanupScheduled);

        Assert.Equal(PullRequestStatus.NothingToDo, (await project.PullRequest()).Status);
        Assert.Equal(ProjectStatus.Completed, (await project.Get()).Status);
        Assert.Equal(0, project.Creations);
    }

    [Fact]
    public async Task One_that_another_project_has_is_let_go_of_untouched()
    {
        var first = await ProjectDriver.Opened(cluster);
        var before = Assert.Single(first.Repository.PullRequests);
        var (updates, labels) = (first.Repository.Count(nameof(IGitHub.UpdateText)), first.Repository.Count(nameof(IGitHub.AddLabels)));
        var second = await ProjectDriver.Started(cluster, first.Repository);

        await second.Request(summary: "Another summary.");
        await second.WaitFor(EventTypes.PullRequestFailed);
        var waiting = await second.ProjectThat(one => one.WaitingOn == ProjectWaits.PullRequestFailed);

        var failed = await second.PullRequest();
        Assert.Equal((PullRequestStatus.Failed, "ownedByOtherProject", null), (failed.Status, failed.LastError!.Code, failed.Number));
        Assert.Contains(first.Id.Value, failed.LastError.Message, StringComparison.Ordinal);
        Assert.Equal("ownedByOtherProject", waiting.LastError!.Code);
        Assert.Equal(before, Assert.Single(first.Repository.PullRequests));
        first.CallsAre(nameof(IGitHub.UpdateText), updates);
        first.CallsAre(nameof(IGitHub.AddLabels), labels);
        Assert.Equal(PullRequestStatus.Open, (await first.PullRequest()).Status);
    }

    [Fact]
    public async Task A_branch_that_is_missing_is_waited_for_and_refused_at_the_door_when_GitHub_says_so()
    {
        var repository = cluster.GitHub.NewRepository();
        var project = await ProjectDriver.Started(cluster, repository);
        var refused = Assert.IsType<PullRequestAnswer.Invalid>(await project.Ask());
        repository.Failing(nameof(IGitHub.GetBranch), GitHubFailureKind.Unreachable);
        await project.Request();
        var waiting = await project.PullRequestThat(one => one.WaitingOn == PullRequestWaits.Branch);

        repository.WithBranch(ProjectDriver.Branch);
        Advance(waiting);
        await project.WaitFor(EventTypes.PullRequestOpened);

        Assert.Equal("branchMissing", Assert.Single(refused.Problems).Code);
        Assert.Equal((0, "branchMissing"), (waiting.Attempts, waiting.LastError!.Code));
    }

    [Fact]
    public async Task A_wish_is_stored_though_GitHub_says_nothing_for_two_seconds()
    {
        var repository = Ready();
        var project = await ProjectDriver.Started(cluster, repository);
        var silence = repository.Hold(nameof(IGitHub.GetBranch));
        var asked = project.Ask("feature/not-there-yet");
        await silence.Reached;

        cluster.Clock.Advance(TimeSpan.FromSeconds(2));

        Assert.IsType<PullRequestAnswer.Accepted>(await asked);
    }

    [Fact]
    public async Task A_rate_limit_is_waited_out_to_its_reset_and_costs_no_attempt()
    {
        var reset = cluster.Clock.GetUtcNow().AddMinutes(17);
        var project = await ProjectDriver.Started(cluster, Ready().Failing(nameof(IGitHub.CreatePullRequest), GitHubFailureKind.RateLimited, reset));
        await project.Request();

        var waiting = await project.PullRequestThat(one => one.WaitingOn == PullRequestWaits.RateLimit);
        Assert.Equal((reset, 0), (waiting.NextAttemptAt, waiting.Attempts));
        cluster.Clock.Advance(TimeSpan.FromMinutes(16));
        await project.PullRequests.Wake(Cancel);
        Assert.Equal(1, project.Creations);
        cluster.AdvancePast(TimeSpan.FromMinutes(1));
        await project.WaitFor(EventTypes.PullRequestOpened);
    }

    [Fact]
    public async Task A_paused_project_opens_nothing_until_it_is_resumed()
    {
        var project = await ProjectDriver.Started(cluster, Ready());
        await project.Pause();
        await project.ProjectThat(one => one.Status is ProjectStatus.Paused);
        await project.PullRequests.SetPaused(true, Cancel);
        await project.Request();

        cluster.Clock.Advance(TimeSpan.FromMinutes(30));
        await project.PullRequests.Wake(Cancel);
        Assert.Equal(PullRequestStatus.Pending, (await project.PullRequest()).Status);
        Assert.Equal(0, project.Creations);

        await project.Resume();
        await project.WaitFor(EventTypes.PullRequestOpened);
    }

    [Fact]
    public async Task A_paused_project_that_is_started_opens_its_pull_request()
    {
        var project = await ProjectDriver.Create(cluster, Ready());
        await project.Pause();
        await project.PullRequests.SetPaused(true, Cancel);
        await project.Request();

        await project.Start();

        await project.WaitFor(EventTypes.PullRequestOpened);
        Assert.NotEqual(ProjectStatus.Paused, (await project.Get()).Status);
    }

    [Fact]
    public async Task Calling_a_project_off_calls_off_what_is_not_open_yet_and_books_the_cleanup()
    {
        var project = await ProjectDriver.Started(cluster, Ready().Failing(nameof(IGitHub.CreatePullRequest), GitHubFailureKind.PermissionMissing));
        await project.Request();
        await project.PullRequestThat(one => one.WaitingOn == PullRequestWaits.Permission);

        await project.CallOff();
        await project.WaitFor(EventTypes.PullRequestCancelled);
        await project.WaitFor(EventTypes.CleanupScheduled);

        Assert.Equal(CleanupReason.ProjectCancelled, (await project.WorkspaceNow()).Reason);
        cluster.AdvancePast(TimeSpan.FromHours(24));
        await project.WaitFor(EventTypes.ProjectEnded);
        Assert.Equal(1, project.Creations);
        Assert.IsType<PullRequestAnswer.Conflicting>(await project.Ask());
    }

    [Fact]
    public async Task One_that_is_called_off_in_the_middle_of_a_step_stays_called_off()
    {
        var repository = Ready();
        var project = await ProjectDriver.Started(cluster, repository);
        var step = repository.Failing(nameof(IGitHub.GetBranch), GitHubFailureKind.Unreachable).Hold(nameof(IGitHub.CountCommitsAhead));
        await project.Request();
        await step.Reached;
        repository.Failing(nameof(IGitHub.FindPullRequests), GitHubFailureKind.Unreachable);

        await project.CallOff();
        await project.WaitFor(EventTypes.PullRequestCancelled);
        step.Release();
        cluster.Clock.Advance(TimeSpan.FromMinutes(30));
        await project.PullRequests.Wake(Cancel);

        Assert.Equal((PullRequestStatus.Cancelled, null), ((await project.PullRequest()).Status, (await project.PullRequest()).NextAttemptAt));
        Assert.Equal(0, project.Creations);
    }

    [Fact]
    public async Task A_wish_for_another_branch_replaces_one_that_waits()
    {
        var repository = Ready().Failing(nameof(IGitHub.GetBranch), GitHubFailureKind.Unreachable);
        var project = await ProjectDriver.Started(cluster, repository);
        await project.Request("feature/mistyped");
        await project.PullRequestThat(one => one.WaitingOn == PullRequestWaits.Branch);

        await project.Request();
        await project.WaitFor(EventTypes.PullRequestOpened);

        Assert.Equal(ProjectDriver.Branch, Assert.Single(repository.PullRequests).Observation.HeadBranch);
    }

    private RepositoryDouble Ready() => cluster.GitHub.NewRepository().WithBranch(ProjectDriver.Branch);

    private void Advance(PullRequestSnapshot waiting) =>
        cluster.AdvancePast(waiting.NextAttemptAt!.Value - cluster.Clock.GetUtcNow());
}
