namespace Orb.Grains.Catalog;

/// <summary>A grain that must be woken.</summary>
/// <param name="Kind">Which kind of grain.</param>
/// <param name="Key">The grain's key.</param>
/// <param name="DueAt">When.</param>
public sealed record DueWork(DueKind Kind, string Key, DateTimeOffset DueAt);
