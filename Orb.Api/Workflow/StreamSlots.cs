using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Orb.Api.Workflow;

/// <summary>Counts the open streams of each person.</summary>
internal sealed class StreamSlots(IOptions<EventStreamOptions> options)
{
    private readonly ConcurrentDictionary<string, int> _open = new(StringComparer.Ordinal);

    /// <summary>Takes a slot until it is disposed; null when the person has none left.</summary>
    public IDisposable? TryTake(string user)
    {
        var count = _open.AddOrUpdate(user, 1, (_, open) => open + 1);
        if (count <= options.Value.StreamsPerUser)
        {
            return new Slot(this, user);
        }

        Free(user);
        return null;
    }

    private void Free(string user)
    {
        var left = _open.AddOrUpdate(user, 0, (_, open) => open - 1);
        if (left is 0)
        {
            _open.TryRemove(KeyValuePair.Create(user, 0));
        }
    }

    private sealed class Slot(StreamSlots slots, string user) : IDisposable
    {
        private int _freed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _freed, 1) is 0)
            {
                slots.Free(user);
            }
        }
    }
}
