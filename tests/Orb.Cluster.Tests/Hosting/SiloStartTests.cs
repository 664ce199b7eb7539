using Orb.Cluster.Tests.Clusters;
using Orb.Grains.Interfaces.Hosting;

namespace Orb.Cluster.Tests.Hosting;

public sealed class SiloStartTests(SharedCluster shared) : SharedClusterTests(shared)
{
    [Fact]
    public async Task A_second_silo_on_one_workspace_root_is_refused()
    {
        var root = Cluster.Silos[0].Root;

        var refused = await Assert.ThrowsAsync<StartException>(() => Cluster.AddSilo(root));

        Assert.Equal(
            $"Orb:Workspaces:Root cannot be used: Another silo already uses the workspace root {root}; every silo needs its own.", refused.Message);
    }

    [Fact]
    public async Task A_silo_that_joins_is_found_by_its_host_id_and_one_that_left_is_not()
    {
        var first = Cluster.Silos[0];
        var third = await Cluster.AddSilo(first.Root + "-third");
        Assert.Equal(3, Cluster.Silos.Count);
        Assert.True(first.Knows(Cluster.Silos));

        await Cluster.Kill(third);
        Assert.Equal(2, Cluster.Silos.Count);
        await Eventually.Holds(() => first.Knows(Cluster.Silos), "Two silos are members");

        var again = await Cluster.AddSilo(third.Root);
        Assert.Equal(third.HostId, again.HostId);

        await Cluster.Stop(again);
        await Eventually.Holds(() => first.Knows(Cluster.Silos), "The cluster is as it was");
    }
}
