using Orb.Grains.Catalog;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.PullRequests;

namespace Orb.Grains.PullRequests;

[StatelessWorker, GrainType("pull-requests-query")]
internal sealed class PullRequestsQueryGrain(ICatalogQueries queries) : Grain, IPullRequestsQueryGrain
{
    /// <inheritdoc/>
    public Task<Page<PullRequestSnapshot>> List(PageRequest request, PullRequestStatus? status, CancellationToken cancellationToken) =>
        queries.PullRequests(request, status, cancellationToken);
}
