using System.Collections.Concurrent;
using System.Collections.Immutable;
using Orb.Grains.Catalog;
using Orb.Grains.Interfaces.Workflow;

namespace Orb.Silo.Catalog;

/// <summary>Carries signals to readers in the same process, for the embedded mode.</summary>
public sealed class InProcessEventSignals : IEventSignals
{
    private readonly ConcurrentDictionary<ProjectId, ImmutableHashSet<EventSubscription>> _subscriptions = new();

    /// <summary>Listens for the events of a project. A reader subscribes first and reads the log then, so that nothing falls between.</summary>
    /// <param name="projectId">The project.</param>
    public EventSubscription Subscribe(ProjectId projectId)
    {
        var subscription = new EventSubscription(ended => Remove(projectId, ended));
        _subscriptions.AddOrUpdate(projectId, _ => [subscription], (_, present) => present.Add(subscription));
        return subscription;
    }

    /// <inheritdoc/>
    public Task Announce(ProjectId projectId, long number, CancellationToken cancellationToken)
    {
        if (_subscriptions.TryGetValue(projectId, out var subscriptions))
        {
            foreach (var subscription in subscriptions)
            {
                subscription.Signal(number);
            }
        }

        return Task.CompletedTask;
    }

    private void Remove(ProjectId projectId, EventSubscription subscription)
    {
        while (_subscriptions.TryGetValue(projectId, out var present))
        {
            var left = present.Remove(subscription);
            var done = left.IsEmpty
                ? _subscriptions.TryRemove(KeyValuePair.Create(projectId, present))
                : _subscriptions.TryUpdate(projectId, left, present);
            if (done)
            {
                return;
            }
        }
    }
}
