namespace Orb.Grains.Interfaces.Workflow;

/// <summary>A person who takes part in a project.</summary>
/// <param name="User">The subject of the person's token.</param>
/// <param name="Role">What the person may do.</param>
[GenerateSerializer, Immutable, Alias("orb.workflow.project-member")]
public sealed record ProjectMember(
    [property: Id(0)] string User,
    [property: Id(1)] ProjectRole Role);
