using System.Data.Common;
using DbUp.Builder;

namespace Orb.Silo.Catalog;

/// <summary>What PostgreSQL and SQLite do differently. The statements themselves are the same for both.</summary>
internal abstract class Dialect
{
    /// <summary>Where the database is and which setting says so, for the person who must do something about it.</summary>
    public abstract string Place { get; }

    /// <summary>The numbered scripts that make the schema, in order.</summary>
    public abstract IReadOnlyList<MigrationScript> Scripts { get; }

    /// <summary>The transaction met another one and may succeed when it is run again.</summary>
    public abstract bool IsConcurrencyConflict(DbException exception);

    /// <summary>Another row has this repository and pull request number.</summary>
    public abstract bool IsDuplicatePullRequest(DbException exception);

    /// <summary>Waits until no other process migrates this database, and keeps others out until disposed.</summary>
    public abstract Task<IAsyncDisposable> TakeMigrationTurn(CancellationToken cancellationToken);

    /// <summary>The database, its journal of scripts, and nothing else set.</summary>
    public abstract UpgradeEngineBuilder Upgrade();
}
