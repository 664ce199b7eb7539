using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.Workflow;

namespace Orb.Grains.Interfaces.Workspaces;

/// <summary>Lists workspaces from the catalog. Stateless: any key of the grain reaches the same tables.</summary>
[Alias("orb.workspaces.query"), GrainInterfaceType("orb.workspaces.query")]
public interface IWorkspacesQueryGrain : IGrainWithIntegerKey
{
    /// <summary>The workspaces of the projects that the viewer may see, newest first. A row may lag its workspace by moments.</summary>
    /// <param name="request">The page.</param>
    /// <param name="state">Only workspaces in this state; null for all.</param>
    /// <param name="projectId">Only workspaces of this project; null for all.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="BadCursorException">The cursor is not of this list.</exception>
    [Alias("list")]
    Task<Page<WorkspaceSnapshot>> List(
        PageRequest request, WorkspaceState? state, ProjectId? projectId, CancellationToken cancellationToken = default);
}
