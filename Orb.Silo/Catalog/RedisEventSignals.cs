using System.Globalization;
using Microsoft.Extensions.Logging;
using Orb.Grains.Catalog;
using Orb.Grains.Interfaces.Hosting;
using Orb.Grains.Interfaces.Workflow;
using StackExchange.Redis;

namespace Orb.Silo.Catalog;

/// <summary>Carries signals to readers in other processes: publishes the number to <c>orb:events:{projectId}</c>.</summary>
internal sealed partial class RedisEventSignals(IConnectionMultiplexer redis, TimeProvider clock, ILogger<RedisEventSignals> logger) : IEventSignals
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    /// <summary>The channel of a project's events.</summary>
    public static RedisChannel ChannelOf(ProjectId projectId) => RedisChannel.Literal(ClusterNames.EventChannelPrefix + projectId);

    public async Task Announce(ProjectId projectId, long number, CancellationToken cancellationToken)
    {
        try
        {
            await redis.GetSubscriber()
                .PublishAsync(ChannelOf(projectId), number.ToString(CultureInfo.InvariantCulture))
                .WaitAsync(LongestWait, clock, cancellationToken);
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException or ObjectDisposedException or OperationCanceledException)
        {
            // The events are committed; readers find them when they next look.
            SignalLost(exception, projectId, number);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Readers of {ProjectId} were not told of event {Number}: Redis is away")]
    private partial void SignalLost(Exception exception, ProjectId projectId, long number);
}
