using Orb.Grains.Interfaces.Workflow;

namespace Orb.Grains.Interfaces.Catalog;

/// <summary>Something that happened in a project. Events are appended once and never change.</summary>
/// <param name="ProjectId">The project.</param>
/// <param name="Number">1 for the project's first event, then without gaps: a reader that has seen n has seen all before n.</param>
/// <param name="Type">What happened, such as <c>pullRequest.opened</c>; see <see cref="EventTypes"/>.</param>
/// <param name="At">When it happened.</param>
/// <param name="Data">A JSON object, its members by type.</param>
[GenerateSerializer, Immutable, Alias("orb.catalog.project-event")]
public sealed record ProjectEvent(
    [property: Id(0)] ProjectId ProjectId,
    [property: Id(1)] long Number,
    [property: Id(2)] string Type,
    [property: Id(3)] DateTimeOffset At,
    [property: Id(4)] string Data);
