namespace Orb.Grains.Interfaces.Catalog;

/// <summary>Remembers the answers given under an <c>Idempotency-Key</c> for 24 hours. Stateless: any key of the grain reaches the same table.</summary>
[Alias("orb.catalog.idempotency"), GrainInterfaceType("orb.catalog.idempotency")]
public interface IIdempotencyGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// Takes the key for one run of a request. Exactly one of several callers gets <see cref="IdempotentRun.Started"/>;
    /// a run that neither completed nor was abandoned within a minute (its node died) may be started again, with the same operation id.
    /// </summary>
    /// <param name="scope">The caller and the route, so that callers cannot meet.</param>
    /// <param name="key">What the caller sent.</param>
    /// <param name="bodyHash">A hash of the request's body.</param>
    /// <param name="cancellationToken">Ends the wait, not the work.</param>
    [Alias("begin")]
    Task<IdempotentRun> Begin(string scope, string key, string bodyHash, CancellationToken cancellationToken = default);

    /// <summary>Stores the answer that later calls with the same key replay.</summary>
    /// <param name="scope">As given to <see cref="Begin"/>.</param>
    /// <param name="key">As given to <see cref="Begin"/>.</param>
    /// <param name="answer">What was answered.</param>
    /// <param name="cancellationToken">Ends the wait, not the work.</param>
    [Alias("complete")]
    Task Complete(string scope, string key, StoredAnswer answer, CancellationToken cancellationToken = default);

    /// <summary>Ends a run without an answer: the caller may try again at once, with the same body, under the same operation id.</summary>
    /// <param name="scope">As given to <see cref="Begin"/>.</param>
    /// <param name="key">As given to <see cref="Begin"/>.</param>
    /// <param name="cancellationToken">Ends the wait, not the work.</param>
    [Alias("abandon")]
    Task Abandon(string scope, string key, CancellationToken cancellationToken = default);
}
