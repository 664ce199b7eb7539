using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Orb.Grains.Catalog;
using Orb.Grains.Interfaces.Workflow;
using Orb.Silo.Catalog;

namespace Orb.Silo.Tests.Catalog;

/// <summary>Every behaviour of the catalog is tested on both databases: derived classes nest one sealed class for each.</summary>
public abstract class CatalogTests(CatalogDatabase database) : IAsyncLifetime
{
    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    protected CatalogDatabase Database => database;

    internal RecordedSignals Signals { get; } = new();

    // Real time: a pause before a second try must end by itself.
    internal Transactions Transactions => new(database.DataSource, database.Dialect, TimeProvider.System);

    internal ICatalog Catalog => new SqlCatalog(database.DataSource, database.Dialect, Transactions, Signals);

    internal ICatalogQueries Queries => new SqlCatalogQueries(database.DataSource, database.Dialect);

    internal IDueWork DueWork => new SqlDueWork(database.DataSource);

    public virtual async ValueTask InitializeAsync()
    {
        await database.Create(Cancel);
        await Migrator().Migrate(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    internal CatalogMigrator Migrator(IReadOnlyList<MigrationScript>? scripts = null) =>
        new(database.Dialect, scripts ?? database.Dialect.Scripts, NullLogger<CatalogMigrator>.Instance);

    protected async Task<int> Execute(string sql)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync(Cancel);
        return await connection.ExecuteAsync(new CommandDefinition(sql, cancellationToken: Cancel));
    }

    protected async Task<long> CountRows(string table)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync(Cancel);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition($"SELECT count(*) FROM {table}", cancellationToken: Cancel));
    }

    internal sealed class RecordedSignals : IEventSignals
    {
        public List<(ProjectId ProjectId, long Number)> Announced { get; } = [];

        public Task Announce(ProjectId projectId, long number, CancellationToken cancellationToken)
        {
            lock (Announced)
            {
                Announced.Add((projectId, number));
            }

            return Task.CompletedTask;
        }
    }
}
