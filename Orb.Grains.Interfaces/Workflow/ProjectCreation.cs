using Orb.Grains.Interfaces.Catalog;

namespace Orb.Grains.Interfaces.Workflow;

/// <summary>What became of a <see cref="CreateProject"/>.</summary>
[GenerateSerializer, Immutable, Alias("orb.workflow.project-creation")]
public abstract record ProjectCreation
{
    private ProjectCreation()
    {
    }

    /// <summary>The project exists and is stored.</summary>
    /// <param name="Project">The project.</param>
    [GenerateSerializer, Immutable, Alias("orb.workflow.project-creation.created")]
    public sealed record Created([property: Id(0)] ProjectSnapshot Project) : ProjectCreation;

    /// <summary>The request cannot be met; nothing was stored.</summary>
    /// <param name="Problems">Everything that is wrong with it.</param>
    [GenerateSerializer, Immutable, Alias("orb.workflow.project-creation.invalid")]
    public sealed record Invalid([property: Id(0)] IReadOnlyList<Problem> Problems) : ProjectCreation;
}
