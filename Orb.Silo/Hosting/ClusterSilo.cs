using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Orb.Grains.Interfaces.Hosting;
using Orb.Silo.Catalog;
using Orleans.Configuration;
using StackExchange.Redis;

namespace Orb.Silo.Hosting;

/// <summary>One silo of several: Redis for membership, reminders and live events, PostgreSQL for state and catalog.</summary>
internal static class ClusterSilo
{
    private const string Npgsql = "Npgsql";
    private const int DefaultSiloPort = 11111;
    private const int DefaultGatewayPort = 30000;

    public static void Configure(ISiloBuilder silo, Backbone.Cluster backbone)
    {
        var redis = Connect(backbone.Redis);
        Check(backbone.Postgres);
        silo.Services.AddSingleton<IConnectionMultiplexer>(redis);
        silo.UseRedisClustering(options => options.ConfigurationOptions = ReadRedis(backbone.Redis));
        silo.UseRedisReminderService(options => options.ConfigurationOptions = ReadRedis(backbone.Redis));
        silo.Services.AddPostgresCatalog(backbone.Postgres);
        silo.Services.AddRedisEventSignals();
        silo.Services.AddSingleton(new ReminderMemory(IsLostAtRestart: false));
        SiloHosting.AddGrainStorage(silo, Npgsql);
        silo.ConfigureEndpoints(
            IPAddress.Parse(silo.Configuration["Orb:Silo:Address"] ?? "127.0.0.1"),
            silo.Configuration.GetValue("Orb:Silo:Port", DefaultSiloPort),
            silo.Configuration.GetValue("Orb:Silo:GatewayPort", DefaultGatewayPort),
            listenOnAnyHostAddress: false);

        // A killed silo is declared dead after 6 seconds by a single other one (design/orleans.md).
        silo.Configure<ClusterMembershipOptions>(options =>
        {
            options.ProbeTimeout = TimeSpan.FromSeconds(2);
            options.NumMissedProbesLimit = 3;
            options.NumVotesForDeathDeclaration = 1;
            options.TableRefreshTimeout = TimeSpan.FromSeconds(10);
            options.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
        });
    }

    private static ConfigurationOptions ReadRedis(string connectionString)
    {
        try
        {
            return ConfigurationOptions.Parse(connectionString);
        }
        catch (ArgumentException exception)
        {
            throw new StartException($"ConnectionStrings:Redis cannot be read: {exception.Message}", exception);
        }
    }

    private static ConnectionMultiplexer Connect(string connectionString)
    {
        try
        {
            return ConnectionMultiplexer.Connect(ReadRedis(connectionString));
        }
        catch (RedisConnectionException exception)
        {
            throw new StartException($"Redis does not answer (ConnectionStrings:Redis): {exception.Message}", exception);
        }
    }

    private static void Check(string connectionString)
    {
        try
        {
            using var connection = new NpgsqlConnection(connectionString);
            connection.Open();
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            throw new StartException($"ConnectionStrings:Postgres cannot be read: {exception.Message}", exception);
        }
        catch (Exception exception) when (exception is NpgsqlException or System.Net.Sockets.SocketException)
        {
            throw new StartException($"PostgreSQL does not answer (ConnectionStrings:Postgres): {exception.Message}", exception);
        }
    }
}
