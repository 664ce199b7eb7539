namespace Orb.Grains.Interfaces.Catalog;

/// <summary>The last thing that went wrong with long work, and what a person can do about it.</summary>
/// <param name="Code">Stable, camelCase.</param>
/// <param name="Message">What happened, without secrets.</param>
/// <param name="Guidance">What to do; null when waiting is all there is to do.</param>
[GenerateSerializer, Immutable, Alias("orb.catalog.trouble")]
public sealed record Trouble(
    [property: Id(0)] string Code,
    [property: Id(1)] string Message,
    [property: Id(2)] string? Guidance = null);
