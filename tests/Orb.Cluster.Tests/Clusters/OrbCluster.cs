using Npgsql;
using Orb.Grains.Interfaces.Hosting;
using Orb.Sandbox.Hosting;
using Orb.Testing;
using Orb.Testing.Stores;
using StackExchange.Redis;

namespace Orb.Cluster.Tests.Clusters;

/// <summary>Silos on real stores and a real local GitHub, each with its own disk. Every cluster has a database of its own in both stores.</summary>
internal sealed class OrbCluster : IAsyncDisposable
{
    private static int _redisDatabases;

    private readonly TemporaryFolder _folder;
    private readonly Backbone.Cluster _backbone;
    private readonly List<SiloNode> _silos = [];

    private OrbCluster(TemporaryFolder folder, Backbone.Cluster backbone, SandboxGitHub gitHub)
    {
        (_folder, _backbone, GitHub) = (folder, backbone, gitHub);
        Database = NpgsqlDataSource.Create(backbone.Postgres);
    }

    public SandboxGitHub GitHub { get; }

    public NpgsqlDataSource Database { get; }

    /// <summary>Calls grains through whichever silo runs.</summary>
    public IGrainFactory Grains => _silos[0].Grains;

    /// <summary>The silos that were not ended through this cluster.</summary>
    public IReadOnlyList<SiloNode> Silos => _silos;

    public static async Task<OrbCluster> Start(PostgresServer postgres, RedisServer redis, int silos, CancellationToken cancellationToken)
    {
        await redis.Start(cancellationToken);
        var folder = new TemporaryFolder("cluster");
        var gitHub = await SandboxGitHub.StartAsync(new SandboxOptions { DataFolder = folder.Path, Port = 0 }, cancellationToken: cancellationToken);
        var backbone = new Backbone.Cluster(
            $"{redis.ConnectionString},defaultDatabase={Interlocked.Increment(ref _redisDatabases) % 16}",
            await postgres.CreateDatabase(cancellationToken));
        var cluster = new OrbCluster(folder, backbone, gitHub);
        for (var silo = 0; silo < silos; silo++)
        {
            await cluster.AddSilo(folder.Combine($"root{silo}"), cancellationToken);
        }

        return cluster;
    }

    /// <summary>Starts one more silo, on a new disk or on one that a former silo left.</summary>
    public async Task<SiloNode> AddSilo(string root, CancellationToken cancellationToken)
    {
        var silo = await SiloNode.Start(
            _backbone,
            new Dictionary<string, string?>
            {
                ["Orb:GitHub:ApiUrl"] = GitHub.ApiUrl.AbsoluteUri,
                ["Orb:GitHub:AppId"] = $"{GitHub.AppId}",
                ["Orb:GitHub:PrivateKeyPath"] = GitHub.PrivateKeyPath,
            },
            root,
            cancellationToken);
        _silos.Add(silo);
        return silo;
    }

    /// <summary>Ends a silo with nothing handed over.</summary>
    public async Task Kill(SiloNode silo)
    {
        _silos.Remove(silo);
        await silo.Kill();
    }

    /// <summary>Ends every silo in good order.</summary>
    public async Task StopAll()
    {
        foreach (var silo in _silos.ToArray())
        {
            _silos.Remove(silo);
            await silo.Stop();
        }
    }

    /// <summary>The silo that runs a grain now.</summary>
    public async Task<SiloNode> SiloOf(IAddressable grain)
    {
        var address = await Grains.GetGrain<IManagementGrain>(0).GetActivationAddress(grain);
        return _silos.Single(silo => silo.Address.Equals(address));
    }

    /// <summary>The Redis database of this cluster.</summary>
    public Task<ConnectionMultiplexer> ConnectRedis() => ConnectionMultiplexer.ConnectAsync($"{_backbone.Redis},allowAdmin=true");

    /// <summary>Asks the database for one value.</summary>
    public async Task<T?> Scalar<T>(string sql, params object[] values)
    {
        await using var command = Database.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken) is T answer ? answer : default;
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_silos.Select(silo => silo.DisposeAsync().AsTask()));
        await GitHub.DisposeAsync();
        await Database.DisposeAsync();
        _folder.Dispose();
    }
}
