namespace Orb.Api.Hosting;

/// <summary>Something that stands in for the real thing. Register one for each in use; health and the console show them.</summary>
/// <param name="Component">The component of <c>/health</c> that it replaces: <c>github</c>, <c>model</c>.</param>
/// <param name="Name">What it is, such as <c>Sandbox GitHub</c>.</param>
/// <param name="InPlaceOf">What it stands in for, such as <c>GitHub</c>.</param>
/// <param name="Address">Where a person can look at it; null when it has no page.</param>
internal sealed record StandIn(string Component, string Name, string InPlaceOf, Uri? Address = null)
{
    /// <summary>One sentence for a person.</summary>
    public string Description => Address is null ? $"{Name} stands in for {InPlaceOf}." : $"{Name} at {Address} stands in for {InPlaceOf}.";
}
