using Orb.Grains.Interfaces.Workflow;

namespace Orb.Grains.Interfaces.Catalog;

/// <summary>Who did what. Appended in the transaction of the event it comes from, and never changed.</summary>
/// <param name="At">When.</param>
/// <param name="Actor">The subject of the caller's token.</param>
/// <param name="Action">The type of the event, see <see cref="EventTypes"/>.</param>
/// <param name="ProjectId">To which project.</param>
/// <param name="Data">The event's own data, a JSON object.</param>
[GenerateSerializer, Immutable, Alias("orb.catalog.audit-entry")]
public sealed record AuditEntry(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] string Actor,
    [property: Id(2)] string Action,
    [property: Id(3)] ProjectId ProjectId,
    [property: Id(4)] string Data);
