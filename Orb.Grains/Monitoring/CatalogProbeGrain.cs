using Orb.Grains.Catalog;
using Orb.Grains.Interfaces.Monitoring;

namespace Orb.Grains.Monitoring;

[StatelessWorker, GrainType("catalog-probe")]
internal sealed class CatalogProbeGrain(ICatalogQueries queries) : Grain, ICatalogProbeGrain
{
    /// <inheritdoc/>
    public Task<string?> Check(CancellationToken cancellationToken) => queries.Probe(cancellationToken);
}
