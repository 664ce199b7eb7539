using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.Interfaces.Workflow;
using Orb.Grains.Interfaces.Workspaces;
using Orb.Grains.PullRequests;
using Orb.Grains.Tests.Driving;
using Orb.Grains.Workflow;

namespace Orb.Grains.Tests.Workflow;

public sealed class ProjectRulesTests
{
    private static readonly StoredProject New = ProjectRules.Create(
        new StoredProject(), new CreateProject("Greet", "Greet people", [], false, "ada"), [new ProjectRepository(Some.Repository, "", null)], Some.Time).Next;

    private static readonly StoredProject Started = ProjectRules.Start(New, Some.WorkspaceId, "ada", Some.Time).Next;

    [Theory]
    [InlineData(PullRequestStatus.Pending, ProjectStatus.Active, ProjectWaits.PullRequest)]
    [InlineData(PullRequestStatus.Open, ProjectStatus.Waiting, ProjectWaits.Merge)]
    [InlineData(PullRequestStatus.Draft, ProjectStatus.Waiting, ProjectWaits.Merge)]
    [InlineData(PullRequestStatus.Failed, ProjectStatus.Waiting, ProjectWaits.PullRequestFailed)]
    [InlineData(PullRequestStatus.Merged, ProjectStatus.Completed, null)]
    [InlineData(PullRequestStatus.Closed, ProjectStatus.Completed, null)]
    [InlineData(PullRequestStatus.Cancelled, ProjectStatus.Completed, null)]
    [InlineData(PullRequestStatus.NothingToDo, ProjectStatus.Completed, null)]
    public void A_project_waits_for_what_its_pull_request_waits_for(PullRequestStatus pullRequest, ProjectStatus status, string? waitingOn)
    {
        var now = ProjectRules.LookAround(Started, Workspace(WorkspaceState.Active), [PullRequest(pullRequest)], Some.Time).Next;

        Assert.Equal((status, waitingOn), (now.Status, now.WaitingOn));
        Assert.Equal(status is ProjectStatus.Completed, now.Debts.HasFlag(ProjectDebts.Cleanup));
    }

    [Fact]
    public void A_project_is_complete_with_the_last_of_its_pull_requests() => Assert.Equal(
        ProjectStatus.Waiting,
        ProjectRules.LookAround(Started, null, [PullRequest(PullRequestStatus.Merged), PullRequest(PullRequestStatus.Open)], Some.Time).Next.Status);

    [Theory]
    [InlineData(WorkspaceState.Creating, ProjectWaits.Workspace)]
    [InlineData(WorkspaceState.Failed, ProjectWaits.WorkspaceFailed)]
    [InlineData(WorkspaceState.Active, ProjectWaits.PullRequestRequest)]
    public void Without_a_pull_request_it_waits_for_its_workspace_or_for_a_person(WorkspaceState workspace, string waitingOn) =>
        Assert.Equal(waitingOn, ProjectRules.LookAround(Started, Workspace(workspace), [], Some.Time).Next.WaitingOn);

    [Fact]
    public void Looking_around_twice_changes_nothing_more()
    {
        var once = ProjectRules.LookAround(Started, Workspace(WorkspaceState.Active), [PullRequest(PullRequestStatus.Open)], Some.Time).Next;

        Assert.Same(once, ProjectRules.LookAround(once, Workspace(WorkspaceState.Active), [PullRequest(PullRequestStatus.Open)], Some.Time.AddHours(1)).Next);
    }

    [Fact]
    public void A_completed_project_ends_when_its_debts_are_paid_and_its_workspace_is_gone()
    {
        var over = ProjectRules.LookAround(ProjectRules.Paid(Started, ProjectDebts.Workspace).Next, null, [PullRequest(PullRequestStatus.Merged)], Some.Time).Next;
        var paid = ProjectRules.Paid(over, ProjectDebts.Cleanup).Next;

        Assert.False(ProjectRules.LookAround(over, Workspace(WorkspaceState.Completed), [], Some.Time).Next.HasEnded);
        Assert.False(ProjectRules.LookAround(paid, Workspace(WorkspaceState.CleanupScheduled), [], Some.Time).Next.HasEnded);
        var ended = ProjectRules.LookAround(paid, Workspace(WorkspaceState.Completed), [], Some.Time);
        Assert.True(ended.Next.HasEnded);
        Assert.Equal(EventTypes.ProjectEnded, Assert.Single(ended.Happenings).Type);
    }

    [Fact]
    public void Pausing_resuming_and_calling_off_twice_is_doing_it_once()
    {
        var paused = ProjectRules.Pause(Started, "ada", Some.Time).Next;
        var cancelled = ProjectRules.Cancel(Started, "ada", Some.Time).Next;

        Assert.Same(paused, ProjectRules.Pause(paused, "ada", Some.Time).Next);
        Assert.Same(Started, ProjectRules.Resume(Started, "ada", Some.Time).Next);
        Assert.Same(cancelled, ProjectRules.Cancel(cancelled, "ada", Some.Time).Next);
        Assert.Same(Started, ProjectRules.Start(Started, EntityId.New<WorkspaceId>(Some.Time), "ada", Some.Time).Next);
        Assert.Equal(ProjectDebts.Cancellation | ProjectDebts.Cleanup, cancelled.Debts);
        Assert.Equal(ProjectDebts.Cancellation, ProjectRules.Cancel(New, "ada", Some.Time).Next.Debts);
    }

    /// <summary>The project said it was active while its pull requests still thought it paused.</summary>
    [Fact]
    public void Starting_a_paused_project_owes_its_pull_requests_the_end_of_the_pause()
    {
        var started = ProjectRules.Start(ProjectRules.Paid(ProjectRules.Pause(New, "ada", Some.Time).Next, ProjectDebts.Pause).Next, Some.WorkspaceId, "ada", Some.Time).Next;

        Assert.Equal((ProjectStatus.Active, ProjectDebts.Workspace | ProjectDebts.Pause), (started.Status, started.Debts));
    }

    /// <summary>The event said that the phase went back to implementation; the project did not.</summary>
    [Fact]
    public void Starting_after_a_pull_request_was_asked_for_tells_of_no_change_of_phase()
    {
        var asked = ProjectRules.LookAround(New, null, [PullRequest(PullRequestStatus.Pending)], Some.Time).Next;
        var started = ProjectRules.Start(asked, Some.WorkspaceId, "ada", Some.Time);

        Assert.Equal(Phase.PullRequest, started.Next.Phase);
        Assert.Equal([EventTypes.ProjectStarted], started.Happenings.Select(happening => happening.Type));
    }

    [Fact]
    public void A_project_always_has_an_owner()
    {
        var two = MemberRules.Set(New, "bob", ProjectRole.Owner, "ada", Some.Time).Next;

        Assert.True(MemberRules.IsLastOwner(New, "ada"));
        Assert.False(MemberRules.IsLastOwner(two, "ada"));
        Assert.False(MemberRules.IsLastOwner(MemberRules.Set(New, "bob", ProjectRole.Writer, "ada", Some.Time).Next, "bob"));
        Assert.Null(MemberRules.RoleOf(MemberRules.Remove(two, "bob", "ada", Some.Time).Next, "bob"));
        Assert.Same(two, MemberRules.Set(two, "bob", ProjectRole.Owner, "ada", Some.Time).Next);
        Assert.Same(two, MemberRules.Remove(two, "eve", "ada", Some.Time).Next);
    }

    [Fact]
    public void Each_repository_of_a_project_is_checked_and_named_once()
    {
        var addresses = new GitHubHost(new Uri("https://github.example/"));
        IReadOnlyList<RequestedRepository> requested =
            [new("octo/demo", null), new("https://github.example/Octo/Demo", "main"), new("ftp://x/y", null), new("octo/other", "a..b")];

        var problems = RepositoryRules.Check(requested, addresses, out var repositories);

        Assert.Equal(
            [("repositoryTwice", "repositories[1].url"), ("repositoryHostUnknown", "repositories[2].url"), ("branchMalformed", "repositories[3].baseBranch")],
            problems.Select(problem => (problem.Code, problem.Field!)));
        Assert.Equal("https://github.example/octo/demo", Assert.Single(repositories).Url);
        Assert.Equal("repositoriesCount", Assert.Single(RepositoryRules.Check([], addresses, out _)).Code);
        Assert.Equal(
            "repositoriesCount",
            Assert.Single(RepositoryRules.Check([.. Enumerable.Range(0, 11).Select(n => new RequestedRepository($"octo/r{n}", null))], addresses, out _)).Code);
    }

    private static WorkspaceSnapshot Workspace(WorkspaceState state) => Some.Workspace(state).ToSnapshot(Some.WorkspaceId);

    private static PullRequestSnapshot PullRequest(PullRequestStatus status) => (Some.Wish() with { Status = status }).ToSnapshot(default, 1);
}
