using System.Text.Json;
using Orb.Grains.Interfaces.Catalog;

namespace Orb.Api.Catalog;

/// <summary>Who did what.</summary>
internal sealed record AuditEntryResponse(DateTimeOffset At, string Actor, string Action, string ProjectId, JsonElement Data)
{
    public static AuditEntryResponse From(AuditEntry entry) =>
        new(entry.At, entry.Actor, entry.Action, entry.ProjectId.Value, JsonElement.Parse(entry.Data));
}
