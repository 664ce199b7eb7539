using Orb.Cluster.Tests.Clusters;
using Orb.Grains.Interfaces.Hosting;
using Orb.Testing.Stores;

namespace Orb.Cluster.Tests.Hosting;

public sealed class SiloStartTests(PostgresServer postgres, RedisServer redis) : ClusterTests(postgres, redis)
{
    [Fact]
    public async Task A_second_silo_on_one_workspace_root_is_refused()
    {
        var root = Cluster.Silos[0].Root;

        var refused = await Assert.ThrowsAsync<StartException>(() => Cluster.AddSilo(root, Cancel));

        Assert.Equal(
            $"Orb:Workspaces:Root cannot be used: Another silo already uses the workspace root {root}; every silo needs its own.", refused.Message);
    }

    [Fact]
    public async Task A_silo_that_joins_is_found_by_its_host_id_and_one_that_left_is_not()
    {
        var first = Cluster.Silos[0];
        var third = await Cluster.AddSilo(first.Root + "-third", Cancel);
        await Eventually.Holds(() => Actives(first) == 3, "Three silos are members");

        await Cluster.Kill(third);
        await Eventually.Holds(() => Actives(first) == 2, "Two silos are members");

        var again = await Cluster.AddSilo(third.Root, Cancel);
        Assert.Equal(third.HostId, again.HostId);
    }

    private static int Actives(SiloNode silo) =>
        silo.Service<IClusterMembershipService>().CurrentSnapshot.Members.Values.Count(member => member.Status is SiloStatus.Active);
}
