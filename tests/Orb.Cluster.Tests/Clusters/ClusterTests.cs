using Orb.Testing.Stores;

namespace Orb.Cluster.Tests.Clusters;

/// <summary>A cluster of two silos for each test, since most of these tests end one of them.</summary>
public abstract class ClusterTests(PostgresServer postgres, RedisServer redis) : IAsyncLifetime
{
    private OrbCluster? _cluster;

    internal OrbCluster Cluster => _cluster!;

    private protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private protected ProjectDriver Project => field ??= new ProjectDriver(Cluster);

    public async ValueTask InitializeAsync() => _cluster = await OrbCluster.Start(postgres, redis, silos: 2, Cancel);

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null)
        {
            await _cluster.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }
}
