namespace Orb.Grains.Interfaces.Catalog;

/// <summary>Reads who did what. Stateless: any key of the grain reaches the same table.</summary>
[Alias("orb.catalog.audit"), GrainInterfaceType("orb.catalog.audit")]
public interface IAuditGrain : IGrainWithIntegerKey
{
    /// <summary>The entries, newest first.</summary>
    /// <param name="request">The page. The viewer must be an administrator; everybody else gets an empty page.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="BadCursorException">The cursor is not of this list.</exception>
    [Alias("list")]
    Task<Page<AuditEntry>> List(PageRequest request, CancellationToken cancellationToken = default);
}
