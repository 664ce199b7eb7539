namespace Orb.Api.Hosting;

/// <summary>Something that stands in for the real thing, such as the sandbox GitHub. Register one for each in use; health and the console show them.</summary>
/// <param name="Component">What it replaces: <c>github</c>, <c>model</c>.</param>
/// <param name="Description">One sentence for a person.</param>
internal sealed record StandIn(string Component, string Description);
