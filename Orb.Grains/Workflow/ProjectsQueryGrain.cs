using Orb.Grains.Catalog;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.Workflow;

namespace Orb.Grains.Workflow;

[StatelessWorker, GrainType("projects-query")]
internal sealed class ProjectsQueryGrain(ICatalogQueries queries) : Grain, IProjectsQueryGrain
{
    /// <inheritdoc/>
    public Task<Page<ProjectSnapshot>> List(PageRequest request, ProjectStatus? status, CancellationToken cancellationToken) =>
        queries.Projects(request, status, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ProjectEvent>> Events(ProjectId projectId, long after, int limit, CancellationToken cancellationToken) =>
        queries.Events(projectId, after, limit, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<ProjectStatus, int>> CountByStatus(Viewer viewer, CancellationToken cancellationToken) =>
        queries.CountProjects(viewer, cancellationToken);
}
