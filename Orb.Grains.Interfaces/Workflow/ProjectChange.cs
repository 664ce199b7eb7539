using Orb.Grains.Interfaces.Catalog;

namespace Orb.Grains.Interfaces.Workflow;

/// <summary>What became of a change to a project.</summary>
[GenerateSerializer, Immutable, Alias("orb.workflow.project-change")]
public abstract record ProjectChange
{
    private ProjectChange()
    {
    }

    /// <summary>Done and stored, or already so.</summary>
    /// <param name="Project">The project after the change.</param>
    [GenerateSerializer, Immutable, Alias("orb.workflow.project-change.accepted")]
    public sealed record Accepted([property: Id(0)] ProjectSnapshot Project) : ProjectChange;

    /// <summary>There is no such project.</summary>
    [GenerateSerializer, Immutable, Alias("orb.workflow.project-change.not-found")]
    public sealed record NotFound : ProjectChange;

    /// <summary>The project is in a state that does not allow it.</summary>
    /// <param name="Problem">Why not.</param>
    [GenerateSerializer, Immutable, Alias("orb.workflow.project-change.conflicting")]
    public sealed record Conflicting([property: Id(0)] Problem Problem) : ProjectChange;

    /// <summary>Somebody changed it since the caller looked.</summary>
    /// <param name="Version">The version now.</param>
    [GenerateSerializer, Immutable, Alias("orb.workflow.project-change.outdated")]
    public sealed record Outdated([property: Id(0)] long Version) : ProjectChange;
}
