using System.Threading.Channels;

namespace Orb.Silo.Catalog;

/// <summary>
/// One reader of a project's events. Signals that it has not taken yet become one, so a slow reader costs one number of memory;
/// it reads the log from where it stood, not from the number.
/// </summary>
public sealed class EventSubscription : IDisposable
{
    private readonly Channel<long> _numbers = Channel.CreateBounded<long>(new BoundedChannelOptions(1)
    {
        FullMode = BoundedChannelFullMode.DropOldest,
    });

    private readonly Action<EventSubscription> _end;

    internal EventSubscription(Action<EventSubscription> end) => _end = end;

    /// <summary>The numbers announced; completed when the subscription is disposed.</summary>
    public ChannelReader<long> Numbers => _numbers.Reader;

    /// <summary>Ends the subscription.</summary>
    public void Dispose()
    {
        _numbers.Writer.TryComplete();
        _end(this);
    }

    internal void Signal(long number) => _numbers.Writer.TryWrite(number);
}
