using Orb.Grains.Catalog;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.Workflow;
using Orb.Grains.Interfaces.Workspaces;

namespace Orb.Grains.Workspaces;

[StatelessWorker, GrainType("workspaces-query")]
internal sealed class WorkspacesQueryGrain(ICatalogQueries queries) : Grain, IWorkspacesQueryGrain
{
    /// <inheritdoc/>
    public Task<Page<WorkspaceSnapshot>> List(
        PageRequest request, WorkspaceState? state, ProjectId? projectId, CancellationToken cancellationToken) =>
        queries.Workspaces(request, state, projectId, cancellationToken);
}
