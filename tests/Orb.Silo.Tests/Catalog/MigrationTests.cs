using Orb.Silo.Catalog;
using Orb.Testing.Stores;

namespace Orb.Silo.Tests.Catalog;

public abstract class MigrationTests(CatalogDatabase database) : CatalogTests(database)
{
    private readonly CatalogDatabase _database = database;

    // The tests migrate themselves.
    public override ValueTask InitializeAsync() => _database.Create(Cancel);

    [Fact]
    public async Task Several_processes_may_migrate_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Migrator().Migrate(Cancel), Cancel)));

        Assert.Equal(_database.Dialect.Scripts.Count, await CountRows(MigrationScript.JournalTable));
        Assert.Null(await Queries.Probe(Cancel));
    }

    [Fact]
    public async Task A_database_without_the_schema_is_told_by_the_probe()
    {
        Assert.NotNull(await Queries.Probe(Cancel));

        await Migrator([_database.Dialect.Scripts[0]]).Migrate(Cancel);

        var problem = await Queries.Probe(Cancel);
        Assert.Contains(_database.Dialect.Scripts[0].Name, problem, StringComparison.Ordinal);
        Assert.Contains(_database.Dialect.Scripts[^1].Name, problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_script_is_named_and_leaves_nothing_of_itself()
    {
        MigrationScript broken = new("0999_broken.sql", "CREATE TABLE half (id integer);\nCREATE TABLE half (id integer);");

        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => Migrator([.. _database.Dialect.Scripts, broken]).Migrate(Cancel));

        Assert.Equal("0999_broken.sql", failure.Script);
        Assert.Contains("half", failure.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Message);
        Assert.Null(await Queries.Probe(Cancel));

        await Migrator([.. _database.Dialect.Scripts, broken with { Sql = "CREATE TABLE half (id integer)" }]).Migrate(Cancel);
        Assert.Equal(0, await CountRows("half"));
    }

    [Fact]
    public async Task A_schema_of_a_newer_build_is_refused()
    {
        await Migrator([.. _database.Dialect.Scripts, new("0999_new.sql", "CREATE TABLE newer (id integer)")]).Migrate(Cancel);

        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => Migrator().Migrate(Cancel));

        Assert.Equal("0999_new.sql", failure.Script);
        Assert.Contains("newer version of Orb", failure.Message, StringComparison.Ordinal);
        Assert.Contains("0999_new.sql", await Queries.Probe(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_between_dollars_is_left_as_it_is()
    {
        await Migrator([new("0001_text.sql", "CREATE TABLE said (word text); INSERT INTO said VALUES ('$name$')")]).Migrate(Cancel);

        await using var connection = await _database.DataSource.OpenConnectionAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT word FROM said";
        Assert.Equal("$name$", await command.ExecuteScalarAsync(Cancel));
    }

    public sealed class OnSqlite() : MigrationTests(new CatalogDatabase.Sqlite());

    public sealed class OnPostgres(PostgresServer server) : MigrationTests(new CatalogDatabase.Postgres(server));
}
