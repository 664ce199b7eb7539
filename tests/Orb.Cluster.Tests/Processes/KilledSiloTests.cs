using System.Text.Json;
using Orb.Cluster.Tests.Clusters;
using Orb.Testing.Stores;

namespace Orb.Cluster.Tests.Processes;

/// <inheritdoc/>
public sealed class KilledSiloTests(PostgresServer postgres, RedisServer redis) : ProcessTests(postgres, redis)
{
    private static readonly TimeSpan Live = TimeSpan.FromSeconds(5);

    // A silo that lives waits 15 s for GitHub before it tries again.
    private static readonly TimeSpan Failover = TimeSpan.FromSeconds(75);

    /// <summary>One of the two runs kills the silo that has just asked GitHub; in the other the silo beside it goes.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_silo_killed_while_it_opens_the_pull_request_costs_neither_the_job_nor_a_second_one(int killed)
    {
        var silos = new[] { await Orb.StartServingSilo("disk0"), await Orb.StartServingSilo("disk1") };
        var api = Orb.StartApi();
        using var person = await Orb.Person();
        var project = await Begin(person);
        await using var events = new EventReader(await person.Follow($"{project}/events"));
        await person.Shows(project, "waitingOn", "pullRequestRequest");

        using var gitHub = Orb.GitHubPerson();
        await SetFault(gitHub, new { operation = "pulls.create", kind = "hang" });
        await person.Post(
            $"{project}/pull-requests",
            new { repositoryUrl = "octo/demo", featureBranch = "feature/greeting", implementationSummary = "Adds a greeting." });
        await FaultIsUsed(gitHub);
        await silos[killed].Kill();
        var start = TimeProvider.System.GetTimestamp();
        var number = await Number(person, project);
        Note($"kill -9 of silo {killed}: the pull request was there {Seconds(start)} s later");

        await gitHub.Send(HttpMethod.Put, $"repos/octo/demo/pulls/{number}/merge");
        await person.Shows(project, "status", "completed");
        var pulls = await gitHub.Get("repos/octo/demo/pulls?state=all");
        Assert.Equal(1, pulls.Body!.Value.GetArrayLength());
        Assert.Equal(1, await Effects(gitHub));
        AnswersWereFit(person, api);

        await Eventually.Holds(() => events.Events.Any(happened => happened.Type == "project.completed"), "The stream shows the end");
        var seen = events.Events;
        Assert.Equal(Enumerable.Range(1, seen.Count).Select(place => (long)place), seen.Select(happened => happened.Number));
        Assert.True(seen.Single(happened => happened.Type == "project.completed").Lateness < Live, string.Join('\n', seen));

        await api.Stop();
        await silos[1 - killed].Stop();
    }

    private static async Task<string> Number(ApiCaller person, string project)
    {
        var answer = await Eventually.Sees(
            () => person.Get($"{project}/pull-requests"),
            answer => answer.Succeeded && answer.Body!.Value.GetProperty("items")[0].GetProperty("number").ValueKind is JsonValueKind.Number,
            "The pull request has a number",
            Failover);
        return answer.Body!.Value.GetProperty("items")[0].GetProperty("number").ToString();
    }

    private async Task<int> Effects(ApiCaller gitHub)
    {
        var journal = await gitHub.Get(new Uri(Orb.GitHub, "_sandbox/journal").AbsoluteUri);
        return journal.Body!.Value.GetProperty("entries").EnumerateArray().Count(entry =>
            entry.GetProperty("operation").GetString() == "pulls.create" && entry.GetProperty("effect").GetBoolean());
    }
}
