using Orb.Cluster.Tests.Clusters;
using Orb.Grains.Interfaces.Catalog;
using Orb.Testing.Stores;

namespace Orb.Cluster.Tests.PullRequests;

/// <summary>The silo of a pull request ends between the stored wish and the stored outcome. There is never a second pull request, and always a first.</summary>
public abstract class OpeningTests(PostgresServer postgres, RedisServer redis) : ClusterTests(postgres, redis)
{
    private protected const string Creation = "pulls.create";

    private protected async Task KillOnceAsked()
    {
        await Project.BeginWithWorkspace();
        await Project.RequestPullRequest();
        await Eventually.Holds(() => Cluster.GitHub.Faults.All is [{ Used: 1 }], "GitHub is asked to create the pull request");
        await Cluster.Kill(await Cluster.SiloOf(Project.PullRequests));
    }

    /// <summary>The job goes on to its end, so that whatever was still on its way would show.</summary>
    private protected async Task OnePullRequest()
    {
        var pullRequest = await Project.TendedPullRequest();
        await Project.HasOnePullRequestOnGitHub();
        await Project.Merge(pullRequest);

        var events = await Project.EventsUpTo(EventTypes.ProjectCompleted);
        Assert.Single(events, happened => happened.Type == EventTypes.PullRequestOpened);
        Assert.Single(events, happened => happened.Type == EventTypes.PullRequestMerged);
        Assert.Equal((long?)pullRequest.Number, await Cluster.Scalar<long>("SELECT number FROM pull_requests WHERE project_id = $1", Project.Id.Value));
        await Project.HasOnePullRequestOnGitHub();
    }
}
