namespace Orb.Grains.Interfaces.Catalog;

/// <summary>Who looks at a list.</summary>
/// <param name="User">The subject of the caller's token.</param>
/// <param name="SeesEverything">True for platform administrators; everybody else sees the projects they are a member of.</param>
[GenerateSerializer, Immutable, Alias("orb.catalog.viewer")]
public sealed record Viewer(
    [property: Id(0)] string User,
    [property: Id(1)] bool SeesEverything);
