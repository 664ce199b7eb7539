using System.Data.Common;

namespace Orb.Silo.Catalog;

/// <summary>Runs work in a transaction, and again when it met another one: the one place where the catalog tries twice.</summary>
internal sealed class Transactions(DbDataSource dataSource, Dialect dialect, TimeProvider clock)
{
    private const int Attempts = 5;

    public async Task<T> Run<T>(Func<DbTransaction, Task<T>> work, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await RunOnce(work, cancellationToken);
            }
            catch (DbException exception) when (attempt < Attempts && dialect.IsConcurrencyConflict(exception))
            {
                await Pause(attempt, cancellationToken);
            }
        }
    }

    private async Task<T> RunOnce<T>(Func<DbTransaction, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        // SQLite takes the write lock at this point, so that no reader has to become a writer half-way.
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var result = await work(transaction);
        await transaction.CommitAsync(cancellationToken);
        return result;
    }

    // At once, then after 20, 80 and 320 ms: the other transaction is usually gone by the first time.
    private Task Pause(int attempt, CancellationToken cancellationToken) =>
        attempt == 1 ? Task.CompletedTask : Task.Delay(TimeSpan.FromMilliseconds(5 * Math.Pow(4, attempt - 1)), clock, cancellationToken);
}
