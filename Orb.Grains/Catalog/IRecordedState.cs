namespace Orb.Grains.Catalog;

/// <summary>State of a grain whose every change also reaches the catalog.</summary>
/// <typeparam name="TSelf">The state itself.</typeparam>
internal interface IRecordedState<TSelf>
{
    /// <summary>0 before the first write; then one more with each.</summary>
    long Version { get; }

    /// <summary>Events stored with this state that the catalog may not have yet.</summary>
    IReadOnlyList<PendingEvent> Unrecorded { get; }

    /// <summary>The same state under another version and with other pending events.</summary>
    TSelf Versioned(long version, IReadOnlyList<PendingEvent> unrecorded);
}
