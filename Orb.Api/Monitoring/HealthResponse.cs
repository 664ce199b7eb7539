namespace Orb.Api.Monitoring;

/// <summary>How a component is.</summary>
internal enum HealthState
{
    /// <summary>It works.</summary>
    Healthy,

    /// <summary>It works in part.</summary>
    Degraded,

    /// <summary>It does not work.</summary>
    Unhealthy,
}

/// <summary>How Orb is, with all that stands in for the real thing.</summary>
internal sealed record HealthResponse(
    HealthState Status, string Version, string Mode, IReadOnlyList<ComponentResponse> Components, IReadOnlyList<StandInResponse> Sandbox);

/// <summary>How one component is. The detail is for administrators; everybody else gets null.</summary>
internal sealed record ComponentResponse(string Name, HealthState Status, string? Detail);

/// <summary>Something that stands in for the real thing.</summary>
internal sealed record StandInResponse(string Component, string Description);

/// <summary>Whether this node wants requests.</summary>
internal sealed record ReadinessResponse(HealthState Status);
