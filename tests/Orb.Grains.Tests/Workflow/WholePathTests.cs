using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.Workflow;
using Orb.Grains.Interfaces.Workspaces;
using Orb.Grains.Tests.Driving;
using Orb.Testing.Clusters;

namespace Orb.Grains.Tests.Workflow;

[Collection(OnTheCluster.Name)]
public sealed class WholePathTests(GrainCluster cluster)
{
    [Fact]
    public async Task A_merged_pull_request_ends_its_project_and_a_day_later_its_workspace()
    {
        var project = await ProjectDriver.Opened(cluster);
        Assert.Equal((ProjectStatus.Waiting, ProjectWaits.Merge), await Settled(project, ProjectWaits.Merge));

        await project.Webhook(project.Repository.Merge(1));
        await project.WaitFor(EventTypes.CleanupScheduled);
        var done = await project.Get();
        var booked = await project.WorkspaceNow();
        cluster.AdvancePast(TimeSpan.FromHours(24));
        await project.WaitFor(EventTypes.ProjectEnded);

        Assert.Equal((ProjectStatus.Completed, Phase.Completed), (done.Status, done.Phase));
        Assert.Equal((CleanupReason.ProjectCompleted, done.CompletedAt + TimeSpan.FromHours(24)), (booked.Reason!.Value, booked.DueAt));
        var gone = await project.WorkspaceNow();
        Assert.Equal((WorkspaceState.Completed, true), (gone.State, gone.Verified));
        Assert.Equal(1, project.Creations);
        var events = await project.Events();
        Assert.Equal(
            [
                EventTypes.ProjectCreated, EventTypes.ProjectStarted, EventTypes.PhaseChanged, EventTypes.WorkspaceRequested, EventTypes.WorkspaceReady,
                EventTypes.PullRequestRequested, EventTypes.PullRequestBranchReady, EventTypes.PullRequestOpened, EventTypes.PullRequestLabelled,
                EventTypes.PullRequestMerged, EventTypes.ProjectCompleted, EventTypes.CleanupScheduled, EventTypes.CleanupStarted,
                EventTypes.WorkspaceRemoved, EventTypes.ProjectEnded,
            ],
            events.Select(one => one.Type).Distinct());
        Assert.Equal(Enumerable.Range(1, events.Count), events.Select(one => (int)one.Number));
    }

    [Fact]
    public async Task Whoever_tells_a_project_something_finds_it_stored_when_the_call_returns()
    {
        var project = await ProjectDriver.Opened(cluster);
        await project.PullRequests.Observe(project.Repository.Merge(1), TestContext.Current.CancellationToken);

        await project.Workflow.Wake(TestContext.Current.CancellationToken);

        Assert.Equal(ProjectStatus.Completed, (await project.Get()).Status);
    }

    private static async Task<(ProjectStatus Status, string? WaitingOn)> Settled(ProjectDriver project, string waitingOn)
    {
        var settled = await project.ProjectThat(one => one.WaitingOn == waitingOn);
        return (settled.Status, settled.WaitingOn);
    }
}
