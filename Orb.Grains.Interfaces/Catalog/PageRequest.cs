namespace Orb.Grains.Interfaces.Catalog;

/// <summary>Which page of a list is asked for, and by whom: a list holds only what its viewer may see.</summary>
/// <param name="Viewer">Who looks.</param>
/// <param name="Limit">The most entries of a page, 1 to 100.</param>
/// <param name="Cursor">Where to read on, from <see cref="Page{T}.NextCursor"/>; null for the start.</param>
[GenerateSerializer, Immutable, Alias("orb.catalog.page-request")]
public sealed record PageRequest(
    [property: Id(0)] Viewer Viewer,
    [property: Id(1)] int Limit,
    [property: Id(2)] string? Cursor = null);
