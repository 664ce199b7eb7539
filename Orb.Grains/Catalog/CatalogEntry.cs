using Orb.Grains.Interfaces.Workflow;

namespace Orb.Grains.Catalog;

/// <summary>
/// What a grain hands to the catalog after each change of its state. All of it is stored in one transaction, or none of it.
/// </summary>
/// <typeparam name="TRow">What the catalog keeps of the grain.</typeparam>
/// <param name="ProjectId">Whose events these are.</param>
/// <param name="Row">The grain as it is; a row of a higher version stays.</param>
/// <param name="Events">Events to append; those whose key is there already are passed over.</param>
/// <param name="Due">When the grain must be woken, null for never.</param>
public sealed record CatalogEntry<TRow>(
    ProjectId ProjectId,
    TRow Row,
    IReadOnlyList<PendingEvent> Events,
    DateTimeOffset? Due);
