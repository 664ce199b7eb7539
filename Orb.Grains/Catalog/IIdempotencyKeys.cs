using Orb.Grains.Interfaces.Catalog;

namespace Orb.Grains.Catalog;

/// <summary>The table behind <see cref="IIdempotencyGrain"/>; its methods promise what the grain's do.</summary>
public interface IIdempotencyKeys
{
    /// <inheritdoc cref="IIdempotencyGrain.Begin"/>
    Task<IdempotentRun> Begin(string scope, string key, string bodyHash, CancellationToken cancellationToken);

    /// <inheritdoc cref="IIdempotencyGrain.Complete"/>
    Task Complete(string scope, string key, StoredAnswer answer, CancellationToken cancellationToken);

    /// <inheritdoc cref="IIdempotencyGrain.Abandon"/>
    Task Abandon(string scope, string key, CancellationToken cancellationToken);

    /// <summary>Forgets keys older than 24 hours.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task RemoveExpired(CancellationToken cancellationToken);
}
