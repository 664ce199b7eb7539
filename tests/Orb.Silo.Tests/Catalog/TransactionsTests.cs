using Npgsql;
using Orb.Silo.Catalog;
using Orb.Testing.Stores;

namespace Orb.Silo.Tests.Catalog;

public abstract class TransactionsTests(CatalogDatabase database) : CatalogTests(database)
{
    public sealed class OnSqlite() : TransactionsTests(new CatalogDatabase.Sqlite());

    public sealed class OnPostgres(PostgresServer server) : TransactionsTests(new CatalogDatabase.Postgres(server))
    {
        [Theory]
        [InlineData(PostgresErrorCodes.SerializationFailure)]
        [InlineData(PostgresErrorCodes.DeadlockDetected)]
        public async Task Work_that_met_another_transaction_is_run_again(string code)
        {
            var attempts = 0;

            var answer = await Transactions.Run(
                transaction => ++attempts < 3 ? throw Failure(code) : Task.FromResult("done"), Cancel);

            Assert.Equal(("done", 3), (answer, attempts));
        }

        [Fact]
        public async Task Work_that_always_meets_another_transaction_fails_after_five_attempts()
        {
            var attempts = 0;

            await Assert.ThrowsAsync<PostgresException>(() => Transactions.Run<int>(
                transaction =>
                {
                    attempts++;
                    throw Failure(PostgresErrorCodes.DeadlockDetected);
                },
                Cancel));

            Assert.Equal(5, attempts);
        }

        [Fact]
        public async Task Transactions_that_wait_for_each_other_both_end()
        {
            var first = new TaskCompletionSource();
            var second = new TaskCompletionSource();
            Task Both(string one, string other, TaskCompletionSource mine, TaskCompletionSource theirs) => Transactions.Run(
                async transaction =>
                {
                    await transaction.Execute(Touch, new { Key = one }, Cancel);
                    mine.TrySetResult();
                    await theirs.Task;
                    return await transaction.Execute(Touch, new { Key = other }, Cancel);
                },
                Cancel);

            await Task.WhenAll(Both("a", "b", first, second), Both("b", "a", second, first));

            Assert.Equal(2, await CountRows("project_event_counters"));
        }

        private const string Touch = """
            INSERT INTO project_event_counters (project_id, last_number) VALUES (@Key, 1)
            ON CONFLICT (project_id) DO UPDATE SET last_number = project_event_counters.last_number + 1
            """;

        private static PostgresException Failure(string code) => new("for a test", "ERROR", "ERROR", code);
    }

    [Fact]
    public async Task Work_that_fails_otherwise_is_not_run_again()
    {
        var attempts = 0;

        await Assert.ThrowsAsync<InvalidOperationException>(() => Transactions.Run<int>(
            transaction =>
            {
                attempts++;
                throw new InvalidOperationException();
            },
            Cancel));

        Assert.Equal(1, attempts);
    }
}
