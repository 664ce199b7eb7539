using Orb.Grains.Interfaces.Catalog;

namespace Orb.Grains.Catalog;

[StatelessWorker, GrainType("idempotency")]
internal sealed class IdempotencyGrain(IIdempotencyKeys keys) : Grain, IIdempotencyGrain
{
    /// <inheritdoc/>
    public Task<IdempotentRun> Begin(string scope, string key, string bodyHash, CancellationToken cancellationToken) =>
        keys.Begin(scope, key, bodyHash, cancellationToken);

    /// <inheritdoc/>
    public Task Complete(string scope, string key, StoredAnswer answer, CancellationToken cancellationToken) =>
        keys.Complete(scope, key, answer, cancellationToken);

    /// <inheritdoc/>
    public Task Abandon(string scope, string key, CancellationToken cancellationToken) => keys.Abandon(scope, key, cancellationToken);
}
