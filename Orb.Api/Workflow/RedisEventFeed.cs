using Orb.Grains.Interfaces.Hosting;
using Orb.Grains.Interfaces.Workflow;
using StackExchange.Redis;

namespace Orb.Api.Workflow;

/// <summary>Hears of events through Redis, on the channel <c>orb:events:{projectId}</c> that silos publish to.</summary>
internal sealed partial class RedisEventFeed(IConnectionMultiplexer redis, ILogger<RedisEventFeed> logger) : IEventFeed
{
    public async Task<IAsyncDisposable> Subscribe(ProjectId projectId, Action signal, CancellationToken cancellationToken)
    {
        var subscription = new Subscription(redis.GetSubscriber(), RedisChannel.Literal(ClusterNames.EventChannelPrefix + projectId), (_, _) => signal());
        try
        {
            await subscription.Begin().WaitAsync(cancellationToken);
        }
        catch (RedisException failure)
        {
            // Redis away: the reader falls back to looking at the log from time to time.
            NotSubscribed(projectId, failure);
        }
        catch (OperationCanceledException)
        {
            await subscription.DisposeAsync();
            throw;
        }

        return subscription;
    }

    [LoggerMessage(LogLevel.Warning, "Events of {Project} come late: Redis takes no subscription")]
    private partial void NotSubscribed(ProjectId project, Exception failure);

    private sealed class Subscription(ISubscriber subscriber, RedisChannel channel, Action<RedisChannel, RedisValue> handler) : IAsyncDisposable
    {
        public Task Begin() => subscriber.SubscribeAsync(channel, handler);

        // Nobody is helped by waiting for a Redis that may be away.
        public async ValueTask DisposeAsync() => await subscriber.UnsubscribeAsync(channel, handler, CommandFlags.FireAndForget);
    }
}
