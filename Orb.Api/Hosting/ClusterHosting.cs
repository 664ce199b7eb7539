using Orb.Api.Security;
using Orb.Api.Workflow;
using Orb.Grains.Interfaces.Hosting;
using Orleans.Configuration;
using StackExchange.Redis;

namespace Orb.Api.Hosting;

/// <summary>Makes this process a client of the silos that Redis knows.</summary>
internal static class ClusterHosting
{
    private static readonly TimeSpan BetweenConnectionAttempts = TimeSpan.FromSeconds(1);

    public static WebApplicationBuilder AddCluster(this WebApplicationBuilder builder, Backbone.Cluster backbone)
    {
        var redis = RedisOptions(backbone.Redis);
        builder.Services.AddSingleton<IConnectionMultiplexer>(_ => Connect(redis));
        builder.AddSandboxStandIn();
        builder.Services.AddSingleton<IEventFeed, RedisEventFeed>();
        builder.Services.AddSingleton<ClusterConnection>();
        builder.Services.AddSingleton<IClusterStatus>(services => services.GetRequiredService<ClusterConnection>());
        builder.Services.AddSingleton<ILifecycleParticipant<IClusterClientLifecycle>>(services => services.GetRequiredService<ClusterConnection>());

        // Without a silo the client blocks its own start; HTTP must listen all the same, to answer 503.
        builder.Services.Configure<HostOptions>(host => host.ServicesStartConcurrently = true);
        builder.UseOrleansClient(client =>
        {
            client.UseRedisClustering(options => options.ConfigurationOptions = redis);
            client.Configure<ClusterOptions>(options =>
            {
                options.ServiceId = ClusterNames.ServiceId;
                options.ClusterId = builder.Configuration["Orb:ClusterId"] ?? ClusterNames.DefaultClusterId;
            });
            client.Configure<GatewayOptions>(options => options.GatewayListRefreshPeriod = TimeSpan.FromSeconds(5));

            // What was in flight to a killed silo is lost to its caller for this long, once for each grain call of a request (GrainCallRetry).
            client.Configure<ClientMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromSeconds(3));
            client.UseConnectionRetryFilter(WaitForSilo);
            client.AddOutgoingGrainCallFilter<GrainCallRetry>();
        });
        return builder;
    }

    /// <summary>In a cluster the sandbox is a process of its own; that GitHub is on this machine tells that it is one.</summary>
    private static void AddSandboxStandIn(this WebApplicationBuilder builder)
    {
        if (builder.Environment.AllowsStandIns()
            && Uri.TryCreate(builder.Configuration["GITHUB_API_URL"], UriKind.Absolute, out var api)
            && api.IsLoopback)
        {
            builder.Services.AddSingleton(new StandIn("github", "Sandbox GitHub", "GitHub", new Uri(api, "/")));
        }
    }

    private static ConfigurationOptions RedisOptions(string connectionString)
    {
        try
        {
            var options = ConfigurationOptions.Parse(connectionString);
            options.AbortOnConnectFail = false;
            options.ClientName = "orb-api";
            return options;
        }
        catch (ArgumentException failure)
        {
            throw new StartException($"ConnectionStrings:Redis cannot be read: {failure.Message}", failure);
        }
    }

    /// <summary>Redis must be there at start, so that a wrong address is found by a person; later it may come and go.</summary>
    private static ConnectionMultiplexer Connect(ConfigurationOptions redis)
    {
        var strict = redis.Clone();
        strict.AbortOnConnectFail = true;
        try
        {
            return ConnectionMultiplexer.Connect(strict);
        }
        catch (RedisConnectionException failure)
        {
            throw new StartException($"ConnectionStrings:Redis does not answer: {failure.FailureType}.", failure);
        }
    }

    private static async Task<bool> WaitForSilo(Exception failure, CancellationToken cancellationToken)
    {
        await Task.Delay(BetweenConnectionAttempts, TimeProvider.System, cancellationToken);
        return true;
    }
}
