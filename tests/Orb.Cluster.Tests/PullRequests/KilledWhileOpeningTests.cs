using Orb.Sandbox.Faults;
using Orb.Testing.Stores;

namespace Orb.Cluster.Tests.PullRequests;

/// <summary>Somebody looks at the pull request, which brings it back to life on another silo.</summary>
public sealed class KilledWhileOpeningTests(PostgresServer postgres, RedisServer redis) : OpeningTests(postgres, redis)
{
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
}
