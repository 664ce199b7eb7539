using Orb.Api.Workflow;
using Orb.Grains.Interfaces.Workflow;
using Orb.Silo.Catalog;

namespace Orb.Api.Hosting;

/// <summary>Hears of events from the silo in the same process.</summary>
internal sealed class EmbeddedEventFeed(InProcessEventSignals signals) : IEventFeed
{
    public Task<IAsyncDisposable> Subscribe(ProjectId projectId, Action signal, CancellationToken cancellationToken) =>
        Task.FromResult<IAsyncDisposable>(new Subscription(signals.Subscribe(projectId), signal));

    private sealed class Subscription : IAsyncDisposable
    {
        private readonly EventSubscription _events;
        private readonly Task _forwarding;

        public Subscription(EventSubscription events, Action signal)
        {
            _events = events;
            _forwarding = Forward(signal);
        }

        public async ValueTask DisposeAsync()
        {
            _events.Dispose();
            await _forwarding;
        }

        private async Task Forward(Action signal)
        {
            await foreach (var _ in _events.Numbers.ReadAllAsync())
            {
                signal();
            }
        }
    }
}
