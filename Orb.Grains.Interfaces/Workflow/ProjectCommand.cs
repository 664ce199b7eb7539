namespace Orb.Grains.Interfaces.Workflow;

/// <summary>A person's wish to move a project.</summary>
/// <param name="By">Who asks.</param>
/// <param name="ExpectedVersion">The version the person looked at; null to act on any.</param>
[GenerateSerializer, Immutable, Alias("orb.workflow.project-command")]
public sealed record ProjectCommand(
    [property: Id(0)] string By,
    [property: Id(1)] long? ExpectedVersion = null);
