using Orb.Grains.Interfaces.Catalog;

namespace Orb.Grains.Interfaces.Workspaces;

/// <summary>What became of a change to a workspace.</summary>
[GenerateSerializer, Immutable, Alias("orb.workspaces.workspace-change")]
public abstract record WorkspaceChange
{
    private WorkspaceChange()
    {
    }

    /// <summary>Done and stored, or already so.</summary>
    /// <param name="Workspace">The workspace after the change.</param>
    [GenerateSerializer, Immutable, Alias("orb.workspaces.workspace-change.accepted")]
    public sealed record Accepted([property: Id(0)] WorkspaceSnapshot Workspace) : WorkspaceChange;

    /// <summary>Its state does not allow it.</summary>
    /// <param name="Problem">Why not.</param>
    [GenerateSerializer, Immutable, Alias("orb.workspaces.workspace-change.conflicting")]
    public sealed record Conflicting([property: Id(0)] Problem Problem) : WorkspaceChange;

    /// <summary>There is no such workspace.</summary>
    [GenerateSerializer, Immutable, Alias("orb.workspaces.workspace-change.not-found")]
    public sealed record NotFound : WorkspaceChange;
}
