using System.Net;
using Orb.Cluster.Tests.Clusters;
using Orb.Testing.Stores;

namespace Orb.Cluster.Tests.Processes;

/// <inheritdoc/>
public sealed class LonelyApiTests(PostgresServer postgres, RedisServer redis) : ProcessTests(postgres, redis)
{
    [Fact]
    public async Task An_API_without_a_silo_says_so_and_comes_alive_with_each_silo_that_does()
    {
        var api = Orb.StartApi();
        using var person = await Orb.Person();
        var early = await Eventually.Sees(() => person.Get("projects"), _ => true, "The API answers");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, early.Status);
        Assert.True(early.RetryAfter);

        var first = Orb.StartSilo("disk0");
        await Eventually.Sees(() => person.Get("projects"), answer => answer.Succeeded, "The API is alive");
        await first.Stop();
        var start = TimeProvider.System.GetTimestamp();
        var between = await person.Get("projects");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, between.Status);

        var second = Orb.StartSilo("disk0");
        await Eventually.Sees(() => person.Get("projects"), answer => answer.Succeeded, "The API is alive again");
        Note($"All silos replaced: the API answered again after {Seconds(start)} s");
        AnswersWereFit(person, api);
        await Task.WhenAll(api.Stop(), second.Stop());
    }
}
