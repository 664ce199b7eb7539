namespace Orb.Cluster.Tests.Clusters;

/// <summary>Tests of what happens in a cluster that stays whole, each with a project of its own.</summary>
[Collection(SharedCluster.Name)]
public abstract class SharedClusterTests(SharedCluster shared)
{
    internal OrbCluster Cluster => shared.Cluster;

    private protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private protected ProjectDriver Project { get; } = new(shared.Cluster);
}
