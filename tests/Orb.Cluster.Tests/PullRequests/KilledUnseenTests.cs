using Orb.Cluster.Tests.Clusters;
using Orb.Sandbox.Faults;
using Orb.Testing.Stores;

namespace Orb.Cluster.Tests.PullRequests;

/// <summary>Nobody calls the grain after its silo ended. A class of its own: it waits for a minute, beside all others.</summary>
public sealed class KilledUnseenTests(PostgresServer postgres, RedisServer redis) : OpeningTests(postgres, redis)
{
    /// <summary>The reconciler of the silo that lives finds the work in the due table.</summary>
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
}
