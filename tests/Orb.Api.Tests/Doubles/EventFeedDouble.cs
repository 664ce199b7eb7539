using System.Collections.Concurrent;
using Orb.Api.Workflow;
using Orb.Grains.Interfaces.Workflow;

namespace Orb.Api.Tests.Doubles;

/// <summary>Signals when a test says so, and tells how many listen.</summary>
internal sealed class EventFeedDouble : IEventFeed
{
    private readonly ConcurrentDictionary<Guid, (ProjectId Project, Action Signal)> _listeners = new();

    public int Listeners => _listeners.Count;

    public Func<Task>? BeforeSubscribing { get; set; }

    public async Task<IAsyncDisposable> Subscribe(ProjectId projectId, Action signal, CancellationToken cancellationToken)
    {
        if (BeforeSubscribing is { } wait)
        {
            await wait();
        }

        var id = Guid.NewGuid();
        _listeners[id] = (projectId, signal);
        return new Subscription(() => _listeners.TryRemove(id, out _));
    }

    public void Announce(ProjectId projectId)
    {
        foreach (var (project, signal) in _listeners.Values)
        {
            if (project == projectId)
            {
                signal();
            }
        }
    }

    private sealed class Subscription(Action end) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            end();
            return ValueTask.CompletedTask;
        }
    }
}
