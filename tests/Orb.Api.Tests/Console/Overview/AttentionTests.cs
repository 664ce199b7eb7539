using Orb.Api.Console.Overview;
using Orb.Api.Tests.Console.Doubles;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.Interfaces.Workflow;
using Orb.Grains.Interfaces.Workspaces;

namespace Orb.Api.Tests.Console.Overview;

public sealed class AttentionTests
{
    private static readonly ProjectSnapshot Waiting = Sample.Project() with { Status = ProjectStatus.Waiting, Phase = Phase.PullRequest };

    [Fact]
    public void What_failed_comes_before_what_merely_waits_and_newer_before_older()
    {
        var items = Attention.Of(
            [
                Waiting with { Name = "merge, old", WaitingOn = ProjectWaits.Merge, UpdatedAt = Sample.Now.AddHours(-3) },
                Waiting with { Name = "merge, new", WaitingOn = ProjectWaits.Merge, UpdatedAt = Sample.Now },
                Waiting with { Name = "failed", WaitingOn = ProjectWaits.PullRequestFailed, UpdatedAt = Sample.Now.AddHours(-9) },
            ],
            [],
            []);
        Assert.Equal(["failed", "merge, new", "merge, old"], items.Select(item => item.Title));
    }

    [Theory]
    [InlineData(ProjectWaits.Workspace)]
    [InlineData(ProjectWaits.PullRequest)]
    public void What_Orb_does_by_itself_needs_nobody(string waitingOn) => Assert.Empty(Attention.Of([Waiting with { WaitingOn = waitingOn }], [], []));

    [Fact]
    public void A_failed_project_says_why() =>
        Assert.Equal(
            "The disk is full",
            Assert.Single(Attention.Of([Waiting with { Status = ProjectStatus.Failed, LastError = new Trouble("diskFull", "The disk is full") }], [], [])).Why);

    [Theory]
    [InlineData(PullRequestWaits.Branch, true)]
    [InlineData(PullRequestWaits.Permission, true)]
    [InlineData(PullRequestWaits.RateLimit, false)]
    [InlineData(PullRequestWaits.Resume, false)]
    public void A_pull_request_that_is_not_open_yet_needs_a_person_for_its_branch_and_permissions(string waitingOn, bool shows) =>
        Assert.Equal(shows, Attention.Of([], [Sample.PullRequest(Waiting) with { WaitingOn = waitingOn }], []).Count == 1);

    [Fact]
    public void A_removal_that_is_stuck_needs_a_person() =>
        Assert.Equal(
            $"/projects/{Waiting.Id}",
            Assert.Single(Attention.Of([], [], [Sample.Workspace(Waiting) with { State = WorkspaceState.Failed, Reason = CleanupReason.Age }])).Href);

    [Fact]
    public void A_workspace_that_could_not_be_made_shows_once_through_its_project() =>
        Assert.Single(Attention.Of(
            [Waiting with { WaitingOn = ProjectWaits.WorkspaceFailed }], [], [Sample.Workspace(Waiting) with { State = WorkspaceState.Failed }]));
}
