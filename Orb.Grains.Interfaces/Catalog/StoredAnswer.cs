namespace Orb.Grains.Interfaces.Catalog;

/// <summary>An HTTP answer, kept to be given again.</summary>
/// <param name="Status">The status code.</param>
/// <param name="ContentType">The media type of the body; null without one.</param>
/// <param name="Location">The <c>Location</c> header; null without one.</param>
/// <param name="Body">The body as sent.</param>
[GenerateSerializer, Immutable, Alias("orb.catalog.stored-answer")]
public sealed record StoredAnswer(
    [property: Id(0)] int Status,
    [property: Id(1)] string? ContentType,
    [property: Id(2)] string? Location,
    [property: Id(3)] string Body);
