using Microsoft.Extensions.Logging.Abstractions;
using Orb.Silo.Catalog;
using Orb.Testing.Stores;
using StackExchange.Redis;

namespace Orb.Silo.Tests.Catalog;

public sealed class EventSignalsTests(RedisServer redis)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reader_in_the_process_hears_of_its_project_only()
    {
        var signals = new InProcessEventSignals();
        var (project, other) = (Some.ProjectId(), Some.ProjectId());
        using var subscription = signals.Subscribe(project);

        await signals.Announce(other, 1, Cancel);
        await signals.Announce(project, 2, Cancel);

        Assert.Equal(2, await subscription.Numbers.ReadAsync(Cancel));
        Assert.False(subscription.Numbers.TryRead(out _));
    }

    [Fact]
    public async Task A_slow_reader_finds_one_signal_and_every_reader_its_own()
    {
        var signals = new InProcessEventSignals();
        var project = Some.ProjectId();
        using var slow = signals.Subscribe(project);
        using var quick = signals.Subscribe(project);

        for (var number = 1; number <= 1000; number++)
        {
            await signals.Announce(project, number, Cancel);
        }

        Assert.Equal(1000, await slow.Numbers.ReadAsync(Cancel));
        Assert.False(slow.Numbers.TryRead(out _));
        Assert.Equal(1000, await quick.Numbers.ReadAsync(Cancel));
    }

    [Fact]
    public async Task A_subscription_that_ended_hears_nothing_and_leaves_the_others()
    {
        var signals = new InProcessEventSignals();
        var project = Some.ProjectId();
        var ended = signals.Subscribe(project);
        using var present = signals.Subscribe(project);

        ended.Dispose();
        await signals.Announce(project, 1, Cancel);

        Assert.False(await ended.Numbers.WaitToReadAsync(Cancel));
        Assert.Equal(1, await present.Numbers.ReadAsync(Cancel));
    }

    [Fact]
    public async Task A_reader_in_another_process_hears_through_Redis()
    {
        await redis.Start(Cancel);
        await using var connection = await ConnectionMultiplexer.ConnectAsync(redis.ConnectionString);
        await using var reader = await ConnectionMultiplexer.ConnectAsync(redis.ConnectionString);
        var project = Some.ProjectId();
        var queue = await reader.GetSubscriber().SubscribeAsync(RedisChannel.Literal($"orb:events:{project}"));

        await new RedisEventSignals(connection, TimeProvider.System, NullLogger<RedisEventSignals>.Instance).Announce(project, 42, Cancel);

        var message = await queue.ReadAsync(Cancel);
        Assert.Equal("42", message.Message.ToString());
    }

    [Fact]
    public async Task Redis_away_costs_a_moment_and_no_exception()
    {
        await using var own = new RedisServer();
        await own.Start(Cancel);
        await using var connection = await ConnectionMultiplexer.ConnectAsync(own.ConnectionString);
        var signals = new RedisEventSignals(connection, TimeProvider.System, NullLogger<RedisEventSignals>.Instance);
        var start = TimeProvider.System.GetTimestamp();

        own.Pause();
        await signals.Announce(Some.ProjectId(), 1, Cancel);
        own.Continue();
        await own.Kill();
        await signals.Announce(Some.ProjectId(), 1, Cancel);

        Assert.InRange(TimeProvider.System.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }
}
