using System.Data;
using System.Data.Common;
using System.Text;
using Orb.Testing.Stores;

namespace Orb.Silo.Tests.Catalog;

/// <summary>The statements that Orleans reads from OrleansQuery, run as its provider runs them.</summary>
public abstract class OrleansStorageTests(CatalogDatabase database) : CatalogTests(database)
{
    [Fact]
    public async Task Of_overlapping_first_writes_one_wins_and_the_others_get_no_row()
    {
        var versions = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => Write($$"""{"writer":{{i}}}""", null), Cancel)));

        Assert.Equal(1, Assert.Single(versions, version => version is not null));
        Assert.Equal(1, await CountRows("OrleansStorage"));
    }

    [Fact]
    public async Task Of_overlapping_updates_of_one_version_one_wins()
    {
        await Write("{}", null);

        var versions = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => Write($$"""{"writer":{{i}}}""", 1), Cancel)));

        Assert.Equal(2, Assert.Single(versions, version => version is not null));
    }

    [Fact]
    public async Task A_stale_write_of_a_missing_grain_makes_none()
    {
        Assert.Null(await Write("{}", 3));
        Assert.Equal(0, await CountRows("OrleansStorage"));
    }

    [Fact]
    public async Task What_is_written_is_read_byte_by_byte()
    {
        const string state = """{"text":"nul \u0000, grüße 🌍", "spaced" :  1}""";
        await Write(state, null);

        await using var connection = await Database.DataSource.OpenConnectionAsync(Cancel);
        await using var command = await Command(connection, "ReadFromStorageKey");
        await using var reader = await command.ExecuteReaderAsync(Cancel);

        Assert.True(await reader.ReadAsync(Cancel));
        Assert.Equal(state, Encoding.UTF8.GetString((byte[])reader["PayloadBinary"]));
        Assert.Equal(1, Convert.ToInt32(reader["Version"]));
    }

    [Fact]
    public async Task A_cleared_grain_has_no_state_and_a_deleted_one_no_row()
    {
        await Write("{}", null);

        Assert.Null(await Change("ClearStorageKey", 7));
        Assert.Equal(2, await Change("ClearStorageKey", 1));
        Assert.Null(await Change("DeleteStorageKey", 1));
        Assert.Equal(3, await Change("DeleteStorageKey", 2));
        Assert.Equal(0, await CountRows("OrleansStorage"));
    }

    private async Task<int?> Write(string state, int? version)
    {
        await using var connection = await Database.DataSource.OpenConnectionAsync(Cancel);
        await using var command = await Command(connection, "WriteToStorageKey");
        Add(command, "PayloadBinary", DbType.Binary, Encoding.UTF8.GetBytes(state));
        Add(command, "GrainStateVersion", DbType.Int32, version);
        return await NewVersion(command);
    }

    private async Task<int?> Change(string query, int version)
    {
        await using var connection = await Database.DataSource.OpenConnectionAsync(Cancel);
        await using var command = await Command(connection, query);
        Add(command, "GrainStateVersion", DbType.Int32, version);
        return await NewVersion(command);
    }

    private static async Task<int?> NewVersion(DbCommand command)
    {
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        return await reader.ReadAsync(Cancel) ? Convert.ToInt32(reader["NewGrainStateVersion"]) : null;
    }

    private static async Task<DbCommand> Command(DbConnection connection, string query)
    {
        await using var lookup = connection.CreateCommand();
        lookup.CommandText = "SELECT QueryText FROM OrleansQuery WHERE QueryKey = @QueryKey";
        Add(lookup, "QueryKey", DbType.String, query);
        var command = connection.CreateCommand();
        command.CommandText = (string)(await lookup.ExecuteScalarAsync(Cancel))!;
        Add(command, "ServiceId", DbType.String, "orb");
        Add(command, "GrainTypeString", DbType.String, "workflow");
        Add(command, "GrainIdN0", DbType.Int64, 0L);
        Add(command, "GrainIdN1", DbType.Int64, 0L);
        Add(command, "GrainIdExtensionString", DbType.String, "prj-1");
        return command;
    }

    private static void Add(DbCommand command, string name, DbType type, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.DbType = type;
        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
    }

    public sealed class OnSqlite() : OrleansStorageTests(new CatalogDatabase.Sqlite());

    public sealed class OnPostgres(PostgresServer server) : OrleansStorageTests(new CatalogDatabase.Postgres(server));
}
