using Npgsql;
using Orb.Testing.Stores;
using StackExchange.Redis;

namespace Orb.Silo.Tests.Catalog;

/// <summary>The servers that tests of failures rest on do what those tests believe.</summary>
public sealed class StoresTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PostgreSQL_keeps_what_is_stored_over_a_restart_and_answers_after_a_pause()
    {
        await using var server = new PostgresServer();
        var database = await server.CreateDatabase(Cancel) + ";Pooling=false;Timeout=1;Command Timeout=1";
        await Execute(database, "CREATE TABLE kept (id int)");

        await server.Restart(Cancel);
        await Execute(database, "INSERT INTO kept VALUES (1)");
        server.Pause();
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => Execute(database, "INSERT INTO kept VALUES (2)"));
        server.Continue();
        await server.Kill();
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => Execute(database, "INSERT INTO kept VALUES (3)"));
        await server.Start(Cancel);

        Assert.Equal(1L, await Execute(database, "SELECT count(*) FROM kept WHERE id IN (1, 3)"));
    }

    [Fact]
    public async Task A_durable_Redis_keeps_what_is_stored_over_a_crash()
    {
        await using var server = new RedisServer { Durable = true };
        await server.Start(Cancel);
        await Use(server, database => database.StringSetAsync("kept", "1"));

        await server.Kill();
        await server.Start(Cancel);
        await Use(server, async database => Assert.Equal("1", await database.StringGetAsync("kept")));
        await server.Restart(Cancel);
        await Use(server, async database => Assert.Equal("1", await database.StringGetAsync("kept")));
    }

    private static async Task Use(RedisServer server, Func<IDatabase, Task> use)
    {
        await using var redis = await ConnectionMultiplexer.ConnectAsync(server.ConnectionString);
        await use(redis.GetDatabase());
    }

    private static async Task<object?> Execute(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Cancel);
    }
}
