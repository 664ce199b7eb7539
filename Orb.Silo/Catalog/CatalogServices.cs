using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Orb.Grains.Catalog;
using Orb.Grains.PullRequests;

namespace Orb.Silo.Catalog;

/// <summary>Registers the catalog on one of its databases. The <see cref="DbDataSource"/> it registers is also the one for Orleans' grain storage.</summary>
internal static class CatalogServices
{
    /// <summary>The catalog in a SQLite file, for the embedded mode.</summary>
    public static IServiceCollection AddSqliteCatalog(this IServiceCollection services, string databaseFile) =>
        services
            .AddSingleton(new SqliteDataSource(databaseFile))
            .AddSingleton<DbDataSource>(provider => provider.GetRequiredService<SqliteDataSource>())
            .AddSingleton<Dialect, SqliteDialect>()
            .AddCatalog();

    /// <summary>The catalog in PostgreSQL, for the cluster.</summary>
    public static IServiceCollection AddPostgresCatalog(this IServiceCollection services, string connectionString) =>
        services
            .AddSingleton(_ => NpgsqlDataSource.Create(connectionString))
            .AddSingleton<DbDataSource>(provider => provider.GetRequiredService<NpgsqlDataSource>())
            .AddSingleton<Dialect, PostgresDialect>()
            .AddCatalog();

    /// <summary>Signals to readers in this process; <see cref="InProcessEventSignals"/> is registered under its own type too, to subscribe to.</summary>
    public static IServiceCollection AddInProcessEventSignals(this IServiceCollection services) =>
        services
            .AddSingleton<InProcessEventSignals>()
            .AddSingleton<IEventSignals>(provider => provider.GetRequiredService<InProcessEventSignals>());

    /// <summary>Signals through the registered <see cref="StackExchange.Redis.IConnectionMultiplexer"/>.</summary>
    public static IServiceCollection AddRedisEventSignals(this IServiceCollection services) =>
        services.AddSingleton<IEventSignals, RedisEventSignals>();

    private static IServiceCollection AddCatalog(this IServiceCollection services) =>
        services
            .AddSingleton<Transactions>()
            .AddSingleton(provider => new CatalogMigrator(
                provider.GetRequiredService<Dialect>(),
                provider.GetRequiredService<Dialect>().Scripts,
                provider.GetRequiredService<ILogger<CatalogMigrator>>()))
            .AddSingleton<ICatalog, SqlCatalog>()
            .AddSingleton<ICatalogQueries, SqlCatalogQueries>()
            .AddSingleton<IDueWork, SqlDueWork>()
            .AddSingleton<IIdempotencyKeys, SqlIdempotencyKeys>()
            .AddSingleton<IWebhookDeliveries, SqlWebhookDeliveries>();
}
