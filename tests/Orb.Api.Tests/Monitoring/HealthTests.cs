using System.Net;
using Orb.Api.Tests.Doubles;
using Orb.Grains.Interfaces.Monitoring;

namespace Orb.Api.Tests.Monitoring;

public sealed class HealthTests : ApiTests
{
    [Fact]
    public async Task Being_alive_asks_nobody()
    {
        Api.Cluster.IsConnected = false;
        Assert.Equal(HttpStatusCode.OK, (await Get(Api.Anonymous, "/health/live")).StatusCode);
        Assert.Empty(Api.Grains.Calls);
    }

    [Fact]
    public async Task A_node_is_ready_when_the_database_answers_through_a_silo()
    {
        Api.Grains.SayYes();
        Assert.Equal(HttpStatusCode.OK, (await Get(Api.Anonymous, "/health/ready")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Get(Api.Anonymous, "/health/startup")).StatusCode);
    }

    [Fact]
    public async Task A_node_without_a_silo_is_not_ready()
    {
        Api.Cluster.IsConnected = false;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await Get(Api.Anonymous, "/health/ready")).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await Get(Api.Anonymous, "/health/startup")).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await Get(Api.Anonymous, "/health")).StatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_wrong_is_told_to_administrators_alone(bool thrown)
    {
        Api.Grains.On<ICatalogProbeGrain, string?>(
            probe => probe.Check(default), _ => thrown ? throw new TimeoutException("db.internal is down") : "db.internal is down");
        var everybody = await Get(Api.Anonymous, "/health");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, everybody.StatusCode);
        Assert.DoesNotContain("db.internal", await everybody.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Contains("db.internal is down", await (await Get(Api.As("root", "admin"), "/health")).Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stands_in_for_the_real_thing_is_shown()
    {
        Api.Grains.SayYes();
        var health = await Body(await Get(Api.Anonymous, "/health"));
        Assert.Equal("healthy", health.GetProperty("status").GetString());
        Assert.Equal("embedded", health.GetProperty("mode").GetString());
        Assert.Equal("github", health.GetProperty("sandbox")[0].GetProperty("component").GetString());
        Assert.Equal(["api", "cluster", "database"], health.GetProperty("components").EnumerateArray().Select(component => component.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Many_who_ask_at_once_are_one_question()
    {
        Api.Grains.SayYes();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Get(Api.Anonymous, "/health/ready")));
        Assert.InRange(Api.Grains.CallsTo<ICatalogProbeGrain>("Check").Count(), 1, 2);
    }
}
