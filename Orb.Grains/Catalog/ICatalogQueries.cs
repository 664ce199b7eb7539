using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.Interfaces.Workflow;
using Orb.Grains.Interfaces.Workspaces;

namespace Orb.Grains.Catalog;

/// <summary>Reads across grains. Every list holds only what its viewer may see, newest first, and takes only cursors it made.</summary>
public interface ICatalogQueries
{
    /// <inheritdoc cref="IProjectsQueryGrain.List"/>
    Task<Page<ProjectSnapshot>> Projects(PageRequest request, ProjectStatus? status, CancellationToken cancellationToken);

    /// <inheritdoc cref="IProjectsQueryGrain.CountByStatus"/>
    Task<IReadOnlyDictionary<ProjectStatus, int>> CountProjects(Viewer viewer, CancellationToken cancellationToken);

    /// <inheritdoc cref="IProjectsQueryGrain.Events"/>
    Task<IReadOnlyList<ProjectEvent>> Events(ProjectId projectId, long after, int limit, CancellationToken cancellationToken);

    /// <inheritdoc cref="IPullRequestsQueryGrain.List"/>
    Task<Page<PullRequestSnapshot>> PullRequests(PageRequest request, PullRequestStatus? status, CancellationToken cancellationToken);

    /// <inheritdoc cref="IWorkspacesQueryGrain.List"/>
    Task<Page<WorkspaceSnapshot>> Workspaces(
        PageRequest request, WorkspaceState? state, ProjectId? projectId, CancellationToken cancellationToken);

    /// <inheritdoc cref="IAuditGrain.List"/>
    Task<Page<AuditEntry>> Audit(PageRequest request, CancellationToken cancellationToken);

    /// <summary>Null when the database answers and its schema is the expected one, else one sentence that says what is wrong.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<string?> Probe(CancellationToken cancellationToken);
}
