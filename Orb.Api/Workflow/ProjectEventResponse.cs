using System.Text.Json;
using Orb.Grains.Interfaces.Catalog;

namespace Orb.Api.Workflow;

/// <summary>Something that happened in a project.</summary>
/// <param name="ProjectId">The project.</param>
/// <param name="Number">1 for the first event, then without gaps; also the <c>id</c> of the stream's event.</param>
/// <param name="Type">What happened; also the <c>event</c> of the stream's event.</param>
/// <param name="At">When.</param>
/// <param name="Data">The particulars, by type.</param>
internal sealed record ProjectEventResponse(string ProjectId, long Number, string Type, DateTimeOffset At, JsonElement Data)
{
    public static ProjectEventResponse From(ProjectEvent happened) =>
        new(happened.ProjectId.Value, happened.Number, happened.Type, happened.At, JsonElement.Parse(happened.Data));
}
