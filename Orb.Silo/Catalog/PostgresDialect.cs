using System.Data.Common;
using Dapper;
using DbUp;
using DbUp.Builder;
using DbUp.Postgresql;
using Npgsql;

namespace Orb.Silo.Catalog;

internal sealed class PostgresDialect(NpgsqlDataSource dataSource) : Dialect
{
    // Any number that nothing else in the database locks: "orb" in ASCII, then 1.
    private const long MigrationLock = 0x6f726201;

    public override string Place => "the database of ConnectionStrings:Postgres";

    public override IReadOnlyList<MigrationScript> Scripts { get; } = MigrationScript.Embedded("postgres");

    public override bool IsConcurrencyConflict(DbException exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected };

    public override bool IsDuplicatePullRequest(DbException exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "pull_requests_one_owner" };

    public override async Task<IAsyncDisposable> TakeMigrationTurn(CancellationToken cancellationToken)
    {
        var session = await dataSource.OpenConnectionAsync(cancellationToken);
        try
        {
            await session.ExecuteAsync(new CommandDefinition(
                "SELECT pg_advisory_lock(@MigrationLock)", new { MigrationLock }, commandTimeout: 0, cancellationToken: cancellationToken));
            return new Turn(session);
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    public override UpgradeEngineBuilder Upgrade() =>
        DeployChanges.To
            .PostgresqlDatabase(new PostgresqlConnectionManager(dataSource))
            .JournalToPostgresqlTable("public", MigrationScript.JournalTable);

    private sealed class Turn(NpgsqlConnection session) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            // A session that broke has lost its lock already.
            if (session.FullState == System.Data.ConnectionState.Open)
            {
                await session.ExecuteAsync("SELECT pg_advisory_unlock(@MigrationLock)", new { MigrationLock });
            }

            await session.DisposeAsync();
        }
    }
}
