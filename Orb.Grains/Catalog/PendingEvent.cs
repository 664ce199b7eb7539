namespace Orb.Grains.Catalog;

/// <summary>An event that a grain has stored with its state and that the catalog may not have yet.</summary>
/// <param name="Key">Unique in its project: appending it twice appends it once.</param>
/// <param name="Type">See <see cref="Interfaces.Catalog.EventTypes"/>.</param>
/// <param name="At">When it happened.</param>
/// <param name="Data">A JSON object.</param>
/// <param name="Actor">The person who did it, who then stands in the audit; null for Orb itself.</param>
[GenerateSerializer, Immutable, Alias("orb.catalog.pending-event")]
public sealed record PendingEvent(
    [property: Id(0)] string Key,
    [property: Id(1)] string Type,
    [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] string Data,
    [property: Id(4)] string? Actor = null);
