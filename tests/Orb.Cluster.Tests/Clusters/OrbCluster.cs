using Microsoft.Extensions.Configuration.Memory;
using Npgsql;
using Orb.Grains.Interfaces.Hosting;
using Orb.Sandbox.Hosting;
using Orb.Testing;
using Orb.Testing.Stores;
using Orleans.TestingHost;
using StackExchange.Redis;

namespace Orb.Cluster.Tests.Clusters;

/// <summary>
/// Silos on real stores and a real local GitHub, each with its own disk. Orleans' <see cref="TestCluster"/> starts, stops and kills them; what they are is
/// the product's business. Every cluster has a database of its own in both stores.
/// </summary>
internal sealed class OrbCluster : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly TestCluster _cluster;
    private readonly string _redis;
    private int _started;

    private OrbCluster(TemporaryFolder folder, TestCluster cluster, Backbone.Cluster backbone, SandboxGitHub gitHub)
    {
        (_folder, _cluster, _redis, GitHub) = (folder, cluster, backbone.Redis, gitHub);
        Database = NpgsqlDataSource.Create(backbone.Postgres);
    }

    public SandboxGitHub GitHub { get; }

    public NpgsqlDataSource Database { get; }

    /// <summary>Calls grains through whichever silo runs.</summary>
    public IGrainFactory Grains => Silos[0].Grains;

    /// <summary>The silos that were not ended through this cluster.</summary>
    public IReadOnlyList<SiloNode> Silos => [.. _cluster.Silos.Cast<SiloNode>()];

    public static async Task<OrbCluster> Start(PostgresServer postgres, RedisServer redis, short silos, CancellationToken cancellationToken)
    {
        var folder = new TemporaryFolder("cluster");
        var gitHub = await SandboxGitHub.StartAsync(new SandboxOptions { DataFolder = folder.Path, Port = 0 }, cancellationToken: cancellationToken);
        var backbone = new Backbone.Cluster(await redis.CreateDatabase(cancellationToken), await postgres.CreateDatabase(cancellationToken));
        var cluster = new OrbCluster(folder, Build(silos, backbone, gitHub, folder), backbone, gitHub);
        await cluster.Deploy();
        return cluster;
    }

    /// <summary>Starts one more silo, on a new disk or on one that a former silo left, and waits until all know it.</summary>
    public async Task<SiloNode> AddSilo(string root)
    {
        var settings = new MemoryConfigurationSource { InitialData = new Dictionary<string, string?> { [SiloNode.RootSetting] = root } };
        var silo = (SiloNode)await TestCluster.StartSiloAsync(_cluster, _started++, _cluster.Options, [settings], startSiloOnNewPort: true);
        await Eventually.Holds(() => Silos.All(each => each.Knows(Silos)), "Every silo knows every other");
        return silo;
    }

    /// <summary>Ends a silo with nothing handed over: activations, timers and calls in flight are lost.</summary>
    public Task Kill(SiloNode silo) => _cluster.KillSiloAsync(silo);

    /// <summary>Ends a silo as its operator would.</summary>
    public Task Stop(SiloNode silo) => _cluster.StopSiloAsync(silo);

    /// <summary>Ends every silo in good order.</summary>
    public Task StopAll() => _cluster.StopAllSilosAsync();

    /// <summary>The silo that runs a grain now.</summary>
    public async Task<SiloNode> SiloOf(IAddressable grain)
    {
        var address = await Grains.GetGrain<IManagementGrain>(0).GetActivationAddress(grain);
        return Assert.IsType<SiloNode>(_cluster.GetSiloForAddress(Assert.IsType<SiloAddress>(address)));
    }

    /// <summary>The Redis database of this cluster.</summary>
    public Task<ConnectionMultiplexer> ConnectRedis() => ConnectionMultiplexer.ConnectAsync($"{_redis},allowAdmin=true");

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
        // Nobody needs them any more; in good order it would take longer.
        await Task.WhenAll(Silos.Select(Kill));
        await _cluster.DisposeAsync();
        await GitHub.DisposeAsync();
        await Database.DisposeAsync();
        _folder.Dispose();
    }

    private static TestCluster Build(short silos, Backbone.Cluster backbone, SandboxGitHub gitHub, TemporaryFolder folder)
    {
        var builder = new TestClusterBuilder(silos) { CreateSiloAsync = (name, settings) => SiloNode.Start(name, settings, folder.Combine(name)) };
        builder.Options.ServiceId = ClusterNames.ServiceId;
        builder.Options.UseTestClusterMembership = false;
        // Tests call through a silo, and the client asks silos for a service that only Orleans' own factory can put into them.
        builder.Options.InitializeClientOnDeploy = false;
        foreach (var (setting, value) in new Dictionary<string, string?>
        {
            ["ConnectionStrings:Redis"] = backbone.Redis,
            ["ConnectionStrings:Postgres"] = backbone.Postgres,
            ["Orb:ClusterId"] = builder.Options.ClusterId,
            ["Orb:GitHub:ApiUrl"] = gitHub.ApiUrl.AbsoluteUri,
            ["Orb:GitHub:AppId"] = $"{gitHub.AppId}",
            ["Orb:GitHub:PrivateKeyPath"] = gitHub.PrivateKeyPath,
        })
        {
            builder.Properties[setting] = value;
        }

        return builder.Build();
    }

    private async Task Deploy()
    {
        try
        {
            await _cluster.DeployAsync(TestContext.Current.CancellationToken);
            _started = Silos.Count;
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }
}
