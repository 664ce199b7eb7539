using Npgsql;
using Orb.Cluster.Tests.Clusters;
using Orb.Testing.Stores;

namespace Orb.Cluster.Tests.Catalog;

/// <summary>PostgreSQL dies between a grain's state and its entry in the catalog. These tests have a server of their own to kill.</summary>
public sealed class DatabaseCrashTests(RedisServer redis) : IAsyncLifetime
{
    private readonly PostgresServer _postgres = new();
    private OrbCluster? _cluster;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _cluster = await OrbCluster.Start(_postgres, redis, silos: 2, Cancel);

    [Fact]
    public async Task A_transaction_that_dies_half_way_leaves_nothing_and_is_done_again_once()
    {
        var project = new ProjectDriver(_cluster!);
        await using var blocker = await _cluster!.Database.OpenConnectionAsync(Cancel);
        await using (var transaction = await blocker.BeginTransactionAsync(Cancel))
        {
            // The catalog's transaction writes the project and then stops at its events.
            await using (var hold = new NpgsqlCommand("LOCK TABLE project_events IN SHARE MODE", blocker, transaction))
            {
                await hold.ExecuteNonQueryAsync(Cancel);
            }

            var creation = project.Create();
            await Eventually.Sees(
                () => _cluster.Scalar<long>("SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'project_events'::regclass"),
                waiting => waiting > 0,
                "The catalog is half-way");
            await _postgres.Kill();
            await creation;
        }

        await _postgres.Start(Cancel);

        await Eventually.Sees(() => Count("projects", "id", project), rows => rows == 1, "The project is in the catalog");
        Assert.Equal(1, await Count("project_events", "project_id", project));
        Assert.Equal(1, await Count("audit", "project_id", project));
        Assert.Equal(1, await _cluster.Scalar<long>("SELECT last_number FROM project_event_counters WHERE project_id = $1", project.Id.Value));
        await project.Workflow.Start(new("ada"), Cancel);
        await project.Waits("pullRequestRequest");
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null)
        {
            await _cluster.DisposeAsync();
        }

        await _postgres.DisposeAsync();
    }

    private Task<long> Count(string table, string column, ProjectDriver project) =>
        _cluster!.Scalar<long>($"SELECT count(*) FROM {table} WHERE {column} = $1", project.Id.Value);
}
