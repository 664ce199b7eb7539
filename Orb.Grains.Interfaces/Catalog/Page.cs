namespace Orb.Grains.Interfaces.Catalog;

/// <summary>One page of a list in a stable order, newest first.</summary>
/// <typeparam name="T">What the list holds.</typeparam>
/// <param name="Items">The entries of this page.</param>
/// <param name="NextCursor">Give it back to read on; null at the end of the list. Opaque to everybody but the query that made it.</param>
[GenerateSerializer, Immutable, Alias("orb.catalog.page`1")]
public sealed record Page<T>(
    [property: Id(0)] IReadOnlyList<T> Items,
    [property: Id(1)] string? NextCursor);
