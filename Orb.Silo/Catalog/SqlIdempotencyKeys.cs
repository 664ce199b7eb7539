using System.Globalization;
using Orb.Grains.Catalog;
using Orb.Grains.Interfaces.Catalog;

namespace Orb.Silo.Catalog;

internal sealed class SqlIdempotencyKeys(Transactions transactions, TimeProvider clock) : IIdempotencyKeys
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(1);

    // One statement decides: it answers a row for a new key, for an expired one (begun afresh), and for a run that was lost (with its operation id).
    private const string Take = """
        INSERT INTO idempotency_keys (scope, key, body_hash, operation_id, created_at, run_at, answer)
        VALUES (@Scope, @Key, @BodyHash, @OperationId, @Now, @Now, NULL)
        ON CONFLICT (scope, key) DO UPDATE SET
            body_hash = excluded.body_hash,
            operation_id = CASE WHEN idempotency_keys.created_at <= @Expired THEN excluded.operation_id ELSE idempotency_keys.operation_id END,
            created_at = CASE WHEN idempotency_keys.created_at <= @Expired THEN excluded.created_at ELSE idempotency_keys.created_at END,
            run_at = excluded.run_at,
            answer = NULL
        WHERE idempotency_keys.created_at <= @Expired
           OR (idempotency_keys.answer IS NULL
               AND idempotency_keys.body_hash = excluded.body_hash
               AND idempotency_keys.run_at <= @Lost)
        RETURNING operation_id
        """;

    private const string Find = "SELECT body_hash AS BodyHash, answer AS Answer FROM idempotency_keys WHERE scope = @Scope AND key = @Key";
    private const string StoreAnswer = "UPDATE idempotency_keys SET answer = @Answer WHERE scope = @Scope AND key = @Key AND answer IS NULL";
    // The row stays, as a run that was lost long ago: whatever the abandoned run has made is found again under the same operation id.
    private const string Free = "UPDATE idempotency_keys SET run_at = @LongAgo WHERE scope = @Scope AND key = @Key AND answer IS NULL";
    private const string Expire = "DELETE FROM idempotency_keys WHERE created_at <= @Expired";

    public Task<IdempotentRun> Begin(string scope, string key, string bodyHash, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var run = new
        {
            Scope = scope,
            Key = key,
            BodyHash = bodyHash,
            OperationId = Guid.CreateVersion7(now).ToString("D", CultureInfo.InvariantCulture),
            Now = new StoredTime(now),
            Expired = new StoredTime(now - Lifetime),
            Lost = new StoredTime(now - LongestRun),
        };
        return transactions.Run<IdempotentRun>(
            async transaction =>
            {
                var taken = await transaction.Scalar<string>(Take, run, cancellationToken);
                if (taken is not null)
                {
                    return new IdempotentRun.Started(Guid.Parse(taken, CultureInfo.InvariantCulture));
                }

                // The refused insert has locked the row, so it is there and stays as it is until this transaction ends.
                var stored = await transaction.First<Row>(Find, new { Scope = scope, Key = key }, cancellationToken);
                return stored switch
                {
                    null => throw new InvalidOperationException("An idempotency key vanished while it was locked."),
                    { } other when other.BodyHash != bodyHash => new IdempotentRun.Mismatched(),
                    { Answer: { } answer } => new IdempotentRun.Replayed(CatalogJson.Read(answer, CatalogJson.Default.StoredAnswer)),
                    _ => new IdempotentRun.Running(),
                };
            },
            cancellationToken);
    }

    public Task Complete(string scope, string key, StoredAnswer answer, CancellationToken cancellationToken) =>
        Execute(
            StoreAnswer,
            new { Scope = scope, Key = key, Answer = CatalogJson.Write(answer, CatalogJson.Default.StoredAnswer) },
            cancellationToken);

    public Task Abandon(string scope, string key, CancellationToken cancellationToken) =>
        Execute(Free, new { Scope = scope, Key = key, LongAgo = new StoredTime(DateTimeOffset.UnixEpoch) }, cancellationToken);

    public Task RemoveExpired(CancellationToken cancellationToken) =>
        Execute(Expire, new { Expired = new StoredTime(clock.GetUtcNow() - Lifetime) }, cancellationToken);

    private Task<int> Execute(string sql, object parameters, CancellationToken cancellationToken) =>
        transactions.Run(transaction => transaction.Execute(sql, parameters, cancellationToken), cancellationToken);

    private sealed record Row
    {
        public string BodyHash { get; init; } = "";

        public StoredJson? Answer { get; init; }
    }
}
