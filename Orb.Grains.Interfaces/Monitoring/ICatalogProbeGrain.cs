namespace Orb.Grains.Interfaces.Monitoring;

/// <summary>Tells whether a silo can serve: asked by the API's readiness check. Stateless: any key of the grain will do.</summary>
[Alias("orb.monitoring.catalog-probe"), GrainInterfaceType("orb.monitoring.catalog-probe")]
public interface ICatalogProbeGrain : IGrainWithIntegerKey
{
    /// <summary>Asks the database; null when it answers and its schema is the expected one, else one sentence that says what is wrong.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    [Alias("check"), ResponseTimeout("00:00:02")]
    Task<string?> Check(CancellationToken cancellationToken = default);
}
