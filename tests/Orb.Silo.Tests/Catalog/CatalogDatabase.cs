using System.Data.Common;
using Npgsql;
using Orb.Silo.Catalog;
using Orb.Testing;
using Orb.Testing.Stores;

namespace Orb.Silo.Tests.Catalog;

/// <summary>An empty database of one kind, for one test.</summary>
public abstract class CatalogDatabase : IAsyncDisposable
{
    internal abstract Dialect Dialect { get; }

    internal abstract DbDataSource DataSource { get; }

    /// <summary>A statement that makes every insert into a table fail from now on.</summary>
    public abstract string RefuseInserts(string table);

    public virtual ValueTask Create(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public abstract ValueTask DisposeAsync();

    public sealed class Sqlite : CatalogDatabase
    {
        private readonly TemporaryFolder _folder = new("catalog");
        private readonly SqliteDataSource _dataSource;

        public Sqlite()
        {
            _dataSource = new SqliteDataSource(_folder.Combine("orb.db"));
            Dialect = new SqliteDialect(_dataSource, TimeProvider.System);
        }

        internal override Dialect Dialect { get; }

        internal override DbDataSource DataSource => _dataSource;

        public override string RefuseInserts(string table) =>
            $"CREATE TRIGGER broken BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'broken for a test'); END";

        public override async ValueTask DisposeAsync()
        {
            await _dataSource.DisposeAsync();
            _folder.Dispose();
        }
    }

    public sealed class Postgres(PostgresServer server) : CatalogDatabase
    {
        private NpgsqlDataSource? _dataSource;
        private Dialect? _dialect;

        internal override Dialect Dialect => _dialect!;

        internal override DbDataSource DataSource => _dataSource!;

        public override string RefuseInserts(string table) =>
            $"""
            CREATE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'broken for a test'; END $$;
            CREATE TRIGGER broken BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION broken()
            """;

        public override async ValueTask Create(CancellationToken cancellationToken)
        {
            _dataSource = NpgsqlDataSource.Create(await server.CreateDatabase(cancellationToken));
            _dialect = new PostgresDialect(_dataSource);
        }

        public override async ValueTask DisposeAsync()
        {
            if (_dataSource is not null)
            {
                await _dataSource.DisposeAsync();
            }
        }
    }
}
