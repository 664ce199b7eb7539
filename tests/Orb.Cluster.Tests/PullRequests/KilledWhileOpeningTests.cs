using Orb.Cluster.Tests.Clusters;
using Orb.Grains.Interfaces.Catalog;
using Orb.Sandbox.Faults;
using Orb.Testing.Stores;

namespace Orb.Cluster.Tests.PullRequests;

/// <summary>The silo of a pull request ends between the stored wish and the stored outcome. There is never a second pull request, and always a first.</summary>
public sealed class KilledWhileOpeningTests(PostgresServer postgres, RedisServer redis) : ClusterTests(postgres, redis)
{
    private const string Creation = "pulls.create";

    [Fact]
    public async Task Killed_before_GitHub_acts_another_silo_opens_it()
    {
        Cluster.GitHub.Faults.Break(Creation, FaultKind.Hang);
        await KillOnceAsked();

        await OnePullRequest();
    }

    [Fact]
    public async Task Killed_while_GitHub_is_slow_the_late_creation_and_the_new_one_are_one()
    {
        Cluster.GitHub.Faults.Delay(Creation, TimeSpan.FromSeconds(2));
        await KillOnceAsked();

        await OnePullRequest();
    }

    [Fact]
    public async Task Killed_after_GitHub_acted_another_silo_adopts_what_is_there()
    {
        Cluster.GitHub.Faults.Break(Creation, FaultKind.AnswerLost);
        await KillOnceAsked();

        await OnePullRequest();
    }

    /// <summary>The reconciler of the silo that lives finds the work in the due table: nobody calls the grain.</summary>
    [Fact]
    public async Task Killed_while_nobody_looks_it_is_opened_within_little_more_than_a_minute()
    {
        Cluster.GitHub.Faults.Break(Creation, FaultKind.Hang);
        await KillOnceAsked();

        await Eventually.Sees(
            () => Cluster.Scalar<long>("SELECT number FROM pull_requests WHERE project_id = $1", Project.Id.Value),
            number => number > 0,
            "The pull request is in the catalog",
            TimeSpan.FromSeconds(75));
        await OnePullRequest();
    }

    private async Task KillOnceAsked()
    {
        await Project.BeginWithWorkspace();
        await Project.RequestPullRequest();
        await Eventually.Holds(() => Cluster.GitHub.Faults.All is [{ Used: 1 }], "GitHub is asked to create the pull request");
        await Cluster.Kill(await Cluster.SiloOf(Project.PullRequests));
    }

    /// <summary>The job goes on to its end, so that whatever was still on its way would show.</summary>
    private async Task OnePullRequest()
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
