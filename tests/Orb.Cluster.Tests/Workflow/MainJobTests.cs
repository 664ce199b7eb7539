using Orb.Cluster.Tests.Clusters;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.Interfaces.Workflow;
using Orb.Grains.Interfaces.Workspaces;

namespace Orb.Cluster.Tests.Workflow;

public sealed class MainJobTests(SharedCluster shared) : SharedClusterTests(shared)
{
    [Fact]
    public async Task A_task_becomes_a_merged_pull_request_and_its_workspace_goes_away()
    {
        var workspace = await Project.BeginWithWorkspace();
        var snapshot = await workspace.Get(Cancel);
        var host = Cluster.Silos.Single(silo => silo.HostId == snapshot!.HostId);
        var folder = Path.Combine(host.Root, "ws", workspace.GetPrimaryKeyString());
        Assert.True(Directory.Exists(folder));

        await Project.RequestPullRequest();
        var pullRequest = await Project.TendedPullRequest();
        Assert.Equal(PullRequestStatus.Open, pullRequest.Status);

        await Project.Merge(pullRequest);
        await Project.Has(ProjectStatus.Completed);
        // The project books its own removal a moment after it is completed, and would move an earlier date.
        await Eventually.Sees(() => workspace.Get(Cancel), seen => seen?.State is WorkspaceState.CleanupScheduled, "The project has booked removal");
        Assert.IsType<CleanupBooking.Booked>(await workspace.ScheduleCleanup(new CleanupRequest(TimeSpan.Zero, CleanupReason.Manual), Cancel));
        var removed = await Eventually.Sees(() => workspace.Get(Cancel), seen => seen?.State is WorkspaceState.Completed, "The workspace is gone");

        Assert.True(removed!.Verified);
        Assert.False(Directory.Exists(folder));
        await Project.HasOnePullRequestOnGitHub();
        var events = await Project.EventsUpTo(EventTypes.ProjectEnded);
        Assert.Equal(EventTypes.ProjectEnded, events[^1].Type);
        var numbers = events.Select(happened => happened.Number).ToArray();
        Assert.Equal(Enumerable.Range(1, numbers.Length).Select(number => (long)number), numbers);
    }

    [Fact]
    public async Task What_one_silo_stored_another_silo_answers()
    {
        await Project.BeginWithWorkspace();

        var answers = await Task.WhenAll(Cluster.Silos.Select(silo => silo.Grains.GetGrain<IWorkflowGrain>(Project.Id.Value).Get(Cancel)));

        Assert.Equal(2, answers.Length);
        Assert.All(answers, answer => Assert.Equal(ProjectWaits.PullRequestRequest, answer!.WaitingOn));
        Assert.Single(answers.Select(answer => answer!.Version).Distinct());
    }
}
