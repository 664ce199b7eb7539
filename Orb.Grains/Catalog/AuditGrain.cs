using Orb.Grains.Interfaces.Catalog;

namespace Orb.Grains.Catalog;

[StatelessWorker, GrainType("audit")]
internal sealed class AuditGrain(ICatalogQueries queries) : Grain, IAuditGrain
{
    /// <inheritdoc/>
    public Task<Page<AuditEntry>> List(PageRequest request, CancellationToken cancellationToken) => queries.Audit(request, cancellationToken);
}
