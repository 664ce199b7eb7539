using Orb.Testing.Stores;

namespace Orb.Cluster.Tests.Clusters;

/// <summary>One cluster for all tests that leave its two silos as they found them. They run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class SharedCluster(PostgresServer postgres, RedisServer redis) : IAsyncLifetime, ICollectionFixture<SharedCluster>
{
    public const string Name = "Shared cluster";
    private OrbCluster? _cluster;

    internal OrbCluster Cluster => _cluster!;

    public async ValueTask InitializeAsync() => _cluster = await OrbCluster.Start(postgres, redis, silos: 2, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null)
        {
            await _cluster.DisposeAsync();
        }
    }
}
