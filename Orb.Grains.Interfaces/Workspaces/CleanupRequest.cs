namespace Orb.Grains.Interfaces.Workspaces;

/// <summary>A wish to remove a workspace.</summary>
/// <param name="Delay">How long from now; zero removes now.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who asks; null for Orb itself.</param>
[GenerateSerializer, Immutable, Alias("orb.workspaces.cleanup-request")]
public sealed record CleanupRequest(
    [property: Id(0)] TimeSpan Delay,
    [property: Id(1)] CleanupReason Reason,
    [property: Id(2)] string? By = null);
