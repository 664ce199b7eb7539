namespace Orb.Api.Console;

/// <summary>One thing that is not the real one.</summary>
/// <param name="Name">What it is, such as <c>Sandbox GitHub</c>.</param>
/// <param name="InPlaceOf">What it stands in for, such as <c>GitHub</c>.</param>
/// <param name="Address">Where a person can look at it; null when it has no page.</param>
public sealed record StandIn(string Name, string InPlaceOf, Uri? Address = null);
