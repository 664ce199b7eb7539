using Orb.Grains.Catalog;

namespace Orb.Testing.Doubles;

/// <summary>The real due table, which shows nothing while a test says so.</summary>
public sealed class BlindDueWork(IDueWork dueWork, BlindDueWork.Switch isBlind) : IDueWork
{
    public Task<IReadOnlyList<DueWork>> List(DateTimeOffset until, DueWork? after, int limit, CancellationToken cancellationToken) =>
        isBlind.IsOn ? Task.FromResult<IReadOnlyList<DueWork>>([]) : dueWork.List(until, after, limit, cancellationToken);

    /// <summary>On while it shows nothing.</summary>
    public sealed class Switch
    {
        public bool IsOn { get; set; }
    }
}
