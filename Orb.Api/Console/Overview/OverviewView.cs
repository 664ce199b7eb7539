using Orb.Grains.Interfaces.Workflow;

namespace Orb.Api.Console.Overview;

/// <summary>What the overview shows.</summary>
/// <param name="NeedsMe">What waits for a person.</param>
/// <param name="IsCut">There is more than was looked at.</param>
/// <param name="Counts">How many projects stand how.</param>
/// <param name="Recent">The newest projects.</param>
public sealed record OverviewView(
    IReadOnlyList<AttentionItem> NeedsMe,
    bool IsCut,
    IReadOnlyDictionary<ProjectStatus, int> Counts,
    IReadOnlyList<ProjectSnapshot> Recent);
