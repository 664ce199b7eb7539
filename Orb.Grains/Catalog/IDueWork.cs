namespace Orb.Grains.Catalog;

/// <summary>The list of grains with work due. It outlives lost reminder ticks, so promises about lateness rest on it.</summary>
public interface IDueWork
{
    /// <summary>Work due at <paramref name="until"/> or before, the longest overdue first.</summary>
    /// <param name="until">The latest due date to answer; the end of time answers all.</param>
    /// <param name="after">Read on after this entry of an earlier answer; null for the start.</param>
    /// <param name="limit">The most entries to answer.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<IReadOnlyList<DueWork>> List(DateTimeOffset until, DueWork? after, int limit, CancellationToken cancellationToken);
}
