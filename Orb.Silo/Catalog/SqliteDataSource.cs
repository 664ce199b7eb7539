using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Orb.Silo.Catalog;

/// <summary>
/// Opens connections to one SQLite file, each with the settings that every user of the file needs. Shared with Orleans' grain storage,
/// which with plain connection strings was measured to be four times slower.
/// </summary>
internal sealed class SqliteDataSource(string databaseFile) : DbDataSource
{
    public string DatabaseFile { get; } = Path.GetFullPath(databaseFile);

    public override string ConnectionString => new SqliteConnectionStringBuilder
    {
        DataSource = DatabaseFile,
        Mode = SqliteOpenMode.ReadWriteCreate,
        Cache = SqliteCacheMode.Private,
        DefaultTimeout = 10,
    }.ToString();

    protected override DbConnection CreateDbConnection() => new ConfiguredConnection(ConnectionString);

    protected override void Dispose(bool disposing)
    {
        // The pool is Microsoft.Data.Sqlite's own; its last connection to close moves the write-ahead log into the file.
        using var connection = new SqliteConnection(ConnectionString);
        SqliteConnection.ClearPool(connection);
        base.Dispose(disposing);
    }

    private sealed class ConfiguredConnection(string connectionString) : SqliteConnection(connectionString)
    {
        // These settings belong to a connection; only WAL, which the migrator switches on, stays with the file.
        private const string Settings = "PRAGMA busy_timeout=5000; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;";

        // DbConnection.OpenAsync comes here too.
        public override void Open()
        {
            base.Open();
            using var command = CreateCommand();
            command.CommandText = Settings;
            command.ExecuteNonQuery();
        }
    }
}
