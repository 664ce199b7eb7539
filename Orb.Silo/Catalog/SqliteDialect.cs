using System.Data.Common;
using Dapper;
using DbUp;
using DbUp.Builder;
using DbUp.Sqlite.Helpers;
using Microsoft.Data.Sqlite;

namespace Orb.Silo.Catalog;

internal sealed class SqliteDialect(SqliteDataSource dataSource, TimeProvider clock) : Dialect
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int UniqueConstraint = 2067;
    private static readonly TimeSpan TurnPoll = TimeSpan.FromMilliseconds(20);

    public override string Place => $"{dataSource.DatabaseFile} (ORB_DATA)";

    public override IReadOnlyList<MigrationScript> Scripts { get; } = MigrationScript.Embedded("sqlite");

    public override bool IsConcurrencyConflict(DbException exception) =>
        exception is SqliteException { SqliteErrorCode: Busy or Locked };

    public override bool IsDuplicatePullRequest(DbException exception) =>
        exception is SqliteException { SqliteExtendedErrorCode: UniqueConstraint }
        && exception.Message.Contains("pull_requests.number", StringComparison.Ordinal);

    public override async Task<IAsyncDisposable> TakeMigrationTurn(CancellationToken cancellationToken)
    {
        var turn = await OpenLockFile(cancellationToken);
        try
        {
            await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
            await connection.ExecuteAsync(new CommandDefinition("PRAGMA journal_mode=WAL", cancellationToken: cancellationToken));
            return turn;
        }
        catch
        {
            await turn.DisposeAsync();
            throw;
        }
    }

    // A connection of the data source's own making, since DbUp's has no busy_timeout.
    public override UpgradeEngineBuilder Upgrade() =>
        DeployChanges.To
            .SqliteDatabase(new SharedConnection(dataSource.CreateConnection()))
            .JournalToSqliteTable(MigrationScript.JournalTable);

    // The kernel frees the lock of a process that dies; the empty file stays.
    private async Task<FileStream> OpenLockFile(CancellationToken cancellationToken)
    {
        var path = dataSource.DatabaseFile + ".migrating";
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException exception) when (exception.GetType() == typeof(IOException) && File.Exists(path))
            {
                await Task.Delay(TurnPoll, clock, cancellationToken);
            }
        }
    }
}
