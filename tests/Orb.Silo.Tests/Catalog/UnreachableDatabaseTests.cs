using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Orb.Silo.Catalog;
using Orb.Testing;

namespace Orb.Silo.Tests.Catalog;

public sealed class UnreachableDatabaseTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_in_a_folder_that_is_not_there_is_one_clear_line()
    {
        using var folder = new TemporaryFolder("catalog");
        await using var dataSource = new SqliteDataSource(folder.Combine("missing/orb.db"));

        var failure = await Migrate(new SqliteDialect(dataSource, TimeProvider.System));

        Assert.Contains("missing/orb.db", failure.Message, StringComparison.Ordinal);
        Assert.NotNull(await new SqlCatalogQueries(dataSource, new SqliteDialect(dataSource, TimeProvider.System)).Probe(Cancel));
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_one_clear_line()
    {
        // Nothing can listen on port 1 of this address: it is loopback, and the port is reserved.
        await using var dataSource = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Username=orb;Database=orb;Timeout=5");

        var failure = await Migrate(new PostgresDialect(dataSource));

        Assert.Contains("127.0.0.1:1", failure.Message, StringComparison.Ordinal);
        Assert.NotNull(await new SqlCatalogQueries(dataSource, new PostgresDialect(dataSource)).Probe(Cancel));
    }

    private static async Task<MigrationFailedException> Migrate(Dialect dialect)
    {
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(
            () => new CatalogMigrator(dialect, dialect.Scripts, NullLogger<CatalogMigrator>.Instance).Migrate(Cancel));
        Assert.Null(failure.Script);
        Assert.DoesNotContain('\n', failure.Message);
        return failure;
    }
}
