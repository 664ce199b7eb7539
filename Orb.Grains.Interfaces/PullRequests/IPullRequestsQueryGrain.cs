using Orb.Grains.Interfaces.Catalog;

namespace Orb.Grains.Interfaces.PullRequests;

/// <summary>Lists pull requests from the catalog. Stateless: any key of the grain reaches the same tables.</summary>
[Alias("orb.pull-requests.query"), GrainInterfaceType("orb.pull-requests.query")]
public interface IPullRequestsQueryGrain : IGrainWithIntegerKey
{
    /// <summary>The pull requests of the projects that the viewer may see, newest first. A row may lag its pull request by moments.</summary>
    /// <param name="request">The page.</param>
    /// <param name="status">Only those of this status; null for all.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="BadCursorException">The cursor is not of this list.</exception>
    [Alias("list")]
    Task<Page<PullRequestSnapshot>> List(PageRequest request, PullRequestStatus? status, CancellationToken cancellationToken = default);
}
