using System.Collections.Immutable;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Orb.Api.Tests.Doubles;
using Orb.Api.Workflow;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.Workflow;

namespace Orb.Api.Tests.Workflow;

public sealed class EventStreamTests : ApiTests
{
    private static readonly string Path = $"/api/v1/projects/{Samples.ProjectId}/events";

    private ImmutableList<ProjectEvent> _log = [];

    // A poll so rare that only signals can bring an event in time; the heartbeat is quick, and each test says when it matters.
    protected override (string Setting, string Value)[] Settings =>
        [("Orb:Events:Heartbeat", "00:00:00.050"), ("Orb:Events:PageSize", "2"), ("Orb:Events:StreamsPerUser", "2")];

    [Fact]
    public async Task The_log_is_replayed_then_followed_then_ended()
    {
        Log(1, 2, 3, 4, 5);
        using var answer = await Watch();
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        using var events = await EventReader.Of(answer, Cancel);
        for (var number = 1; number <= 5; number++)
        {
            Assert.StartsWith($"id: {number}\nevent: phase.changed\ndata: {{", await events.NextEvent(Cancel), StringComparison.Ordinal);
        }

        _log = _log.Add(Samples.Event(6, EventTypes.ProjectEnded, "{}"));
        Api.Feed.Announce(Samples.ProjectId);
        Assert.StartsWith("id: 6\nevent: project.ended\n", await events.NextEvent(Cancel), StringComparison.Ordinal);
        Assert.Equal("event: end\ndata: {}", await events.NextEvent(Cancel));
        Assert.Null(await events.Next(Cancel));
        Assert.Equal(0, Api.Feed.Listeners);
    }

    [Fact]
    public async Task An_event_carries_its_particulars()
    {
        Log(1);
        using var answer = await Watch();
        using var events = await EventReader.Of(answer, Cancel);
        Assert.Equal("retry: 2000", await events.Next(Cancel));
        Assert.Equal(
            "id: 1\nevent: phase.changed\ndata: {"
            + $"\"projectId\":\"{Samples.ProjectId}\",\"number\":1,\"type\":\"phase.changed\",\"at\":\"2026-03-04T12:00:01+00:00\","
            + "\"data\":{\"from\":\"idle\",\"to\":\"implementation\"}}",
            await events.NextEvent(Cancel));
    }

    [Theory]
    [InlineData("", "3", "id: 4")]
    [InlineData("?after=2", null, "id: 3")]
    [InlineData("?after=1", "3", "id: 4")]
    public async Task A_reader_goes_on_where_it_stopped(string query, string? lastEventId, string first)
    {
        Log(1, 2, 3, 4);
        using var answer = await Watch(query, lastEventId);
        using var events = await EventReader.Of(answer, Cancel);
        Assert.StartsWith(first, await events.NextEvent(Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("99999999999999999999")]
    public async Task A_last_event_that_is_no_number_is_a_bad_request(string lastEventId)
    {
        Log();
        await IsProblem(await Watch(string.Empty, lastEventId), 400, "badLastEventId");
        await IsProblem(await Watch($"?after={lastEventId}"), 400, "badLastEventId");
    }

    [Fact]
    public async Task An_event_between_subscribing_and_reading_is_not_missed()
    {
        Log();
        Api.Feed.BeforeSubscribing = () =>
        {
            _log = _log.Add(Samples.Event(1));
            return Task.CompletedTask;
        };
        using var answer = await Watch();
        using var events = await EventReader.Of(answer, Cancel);
        Assert.StartsWith("id: 1\n", await events.NextEvent(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silent_stream_shows_that_it_lives_and_brings_events_whose_signal_got_lost()
    {
        Log();
        using var answer = await Watch();
        using var events = await EventReader.Of(answer, Cancel);
        Assert.Equal("retry: 2000", await events.Next(Cancel));
        Assert.Equal(": heartbeat", await events.Next(Cancel));
        Assert.Equal(": heartbeat", await events.Next(Cancel));
        _log = _log.Add(Samples.Event(1));
        Assert.StartsWith("id: 1\n", await events.NextEvent(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cluster_that_fails_for_a_moment_breaks_no_stream()
    {
        Log(1);
        var failing = true;
        Api.Grains.On<IProjectsQueryGrain, IReadOnlyList<ProjectEvent>>(
            query => query.Events(default, 0, 0, default), call => failing ? throw new TimeoutException() : Read(call));
        using var answer = await Watch();
        using var events = await EventReader.Of(answer, Cancel);
        Assert.Equal("retry: 2000", await events.Next(Cancel));
        Assert.Equal(": heartbeat", await events.Next(Cancel));
        failing = false;
        Assert.StartsWith("id: 1\n", await events.NextEvent(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_ends_when_its_reader_is_no_longer_a_member()
    {
        Log(1);
        using var answer = await Watch();
        using var events = await EventReader.Of(answer, Cancel);
        await events.NextEvent(Cancel);
        Api.EverybodyIs(null);
        Assert.Null(await events.NextEvent(Cancel));
    }

    [Fact]
    public async Task A_stream_ends_with_the_token_that_opened_it()
    {
        Log(1);
        var clock = TimeProvider.System.GetUtcNow();
        var token = Orb.Api.Security.DevelopmentIssuer.Token(
            Orb.Api.Security.DevelopmentIssuer.Key(new Orb.Api.Hosting.DataFolder(Api.Data)),
            "at+jwt",
            "ann",
            [],
            clock - Orb.Api.Security.DevelopmentIssuer.TokenLifetime + TimeSpan.FromSeconds(2));
        using var answer = await Get(Api.Client(token), Path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var events = await EventReader.Of(answer, Cancel);
        Assert.StartsWith("id: 1\n", await events.NextEvent(Cancel), StringComparison.Ordinal);
        Assert.Null(await events.NextEvent(Cancel));
    }

    [Fact]
    public async Task Streams_end_when_the_node_stops()
    {
        Log(1);
        using var answer = await Watch();
        using var events = await EventReader.Of(answer, Cancel);
        await events.NextEvent(Cancel);
        var stopping = Api.Stop();
        Assert.Null(await events.NextEvent(Cancel));
        await stopping.WaitAsync(Cancel);
    }

    [Fact]
    public async Task A_person_has_so_many_streams_and_no_more()
    {
        Log(1);
        using var first = await Watch();
        using var second = await Watch();
        var third = await Watch();
        await IsProblem(third, 429, "tooManyStreams");
        Assert.NotNull(third.Headers.RetryAfter);
        using var other = await Get(Api.As("bob"), Path);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public void A_slot_is_free_again_when_its_stream_has_ended()
    {
        var slots = Api.Services.GetRequiredService<StreamSlots>();
        var first = slots.TryTake("ann");
        var second = slots.TryTake("ann");
        Assert.Null(slots.TryTake("ann"));
        first!.Dispose();
        first.Dispose();
        Assert.NotNull(slots.TryTake("ann"));
        Assert.Null(slots.TryTake("ann"));
        second!.Dispose();
    }

    private void Log(params int[] numbers)
    {
        Api.EverybodyIs(ProjectRole.Reader);
        _log = [.. numbers.Select(number => Samples.Event(number))];
        Api.Grains.On<IProjectsQueryGrain, IReadOnlyList<ProjectEvent>>(query => query.Events(default, 0, 0, default), Read);
    }

    private IReadOnlyList<ProjectEvent> Read(GrainCall call) =>
        [.. _log.Where(happened => happened.Number > (long)call.Arguments[1]!).Take((int)call.Arguments[2]!)];

    private Task<HttpResponseMessage> Watch(string query = "", string? lastEventId = null) =>
        Get(Api.As("ann"), Path + query, lastEventId is null ? [] : [("Last-Event-ID", lastEventId)]);
}
