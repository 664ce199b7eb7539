namespace Orb.Grains.Interfaces.Catalog;

/// <summary>Why a request was refused, in words and in a code that programs may branch on.</summary>
/// <param name="Code">Stable, camelCase, such as <c>repositoryHostUnknown</c>.</param>
/// <param name="Message">One sentence for a person.</param>
/// <param name="Field">The member of the request that is at fault, camelCase; null when it is none of them.</param>
[GenerateSerializer, Immutable, Alias("orb.catalog.problem")]
public sealed record Problem(
    [property: Id(0)] string Code,
    [property: Id(1)] string Message,
    [property: Id(2)] string? Field = null);
