using Orb.Grains.Interfaces.Catalog;

namespace Orb.Grains.Interfaces.Workflow;

/// <summary>Lists projects and replays their events from the catalog. Stateless: any key of the grain reaches the same tables.</summary>
[Alias("orb.workflow.projects-query"), GrainInterfaceType("orb.workflow.projects-query")]
public interface IProjectsQueryGrain : IGrainWithIntegerKey
{
    /// <summary>The projects the viewer may see, newest first. A row may lag its project by moments.</summary>
    /// <param name="request">The page.</param>
    /// <param name="status">Only projects of this status; null for all.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="BadCursorException">The cursor is not of this list.</exception>
    [Alias("list")]
    Task<Page<ProjectSnapshot>> List(PageRequest request, ProjectStatus? status, CancellationToken cancellationToken = default);

    /// <summary>The events after a number, oldest first, without gaps.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="after">The last number already seen; 0 for none.</param>
    /// <param name="limit">The most events to answer.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [Alias("events")]
    Task<IReadOnlyList<ProjectEvent>> Events(ProjectId projectId, long after, int limit, CancellationToken cancellationToken = default);

    /// <summary>How many projects the viewer can see in each status; a status with none is left out.</summary>
    /// <param name="viewer">Who looks.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [Alias("count-by-status")]
    Task<IReadOnlyDictionary<ProjectStatus, int>> CountByStatus(Viewer viewer, CancellationToken cancellationToken = default);
}
