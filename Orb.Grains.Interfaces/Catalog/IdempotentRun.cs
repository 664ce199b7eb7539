namespace Orb.Grains.Interfaces.Catalog;

/// <summary>What became of a request that carries an <c>Idempotency-Key</c>.</summary>
[GenerateSerializer, Immutable, Alias("orb.catalog.idempotent-run")]
public abstract record IdempotentRun
{
    private IdempotentRun()
    {
    }

    /// <summary>Run it now.</summary>
    /// <param name="OperationId">The same for every run under this key: what is made from it is made once.</param>
    [GenerateSerializer, Immutable, Alias("orb.catalog.idempotent-run.started")]
    public sealed record Started([property: Id(0)] Guid OperationId) : IdempotentRun;

    /// <summary>It was answered before.</summary>
    /// <param name="Answer">What was answered.</param>
    [GenerateSerializer, Immutable, Alias("orb.catalog.idempotent-run.replayed")]
    public sealed record Replayed([property: Id(0)] StoredAnswer Answer) : IdempotentRun;

    /// <summary>It is still running somewhere.</summary>
    [GenerateSerializer, Immutable, Alias("orb.catalog.idempotent-run.running")]
    public sealed record Running : IdempotentRun;

    /// <summary>The key was used with another body.</summary>
    [GenerateSerializer, Immutable, Alias("orb.catalog.idempotent-run.mismatched")]
    public sealed record Mismatched : IdempotentRun;
}
