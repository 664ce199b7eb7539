using System.Globalization;
using System.Net;
using System.Text.Json;
using Orb.Cluster.Tests.Clusters;
using Orb.Testing.Stores;

namespace Orb.Cluster.Tests.Processes;

/// <summary>The real executables, ended as machines and operators end them.</summary>
public sealed class ProcessTests(PostgresServer postgres, RedisServer redis) : IAsyncLifetime
{
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Live = TimeSpan.FromSeconds(5);

    private OrbProcesses? _orb;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private OrbProcesses Orb => _orb!;

    public async ValueTask InitializeAsync() => _orb = await OrbProcesses.Start(postgres, redis, Cancel);

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

    [Fact]
    public async Task A_host_killed_while_it_clones_makes_the_workspace_when_it_is_back()
    {
        var silos = new[] { await Orb.StartServingSilo("disk0"), await Orb.StartServingSilo("disk1") };
        var api = Orb.StartApi();
        using var person = await Orb.Person();
        using var gitHub = Orb.GitHubPerson();
        await Eventually.Sees(() => person.Get("projects"), answer => answer.Succeeded, "The API is alive");
        await SetFault(gitHub, new { operation = "git.http.fetch", kind = "hang" });
        var project = await Begin(person);
        var workspace = $"workspaces/{(await person.Get(project)).Text("workspaceId")}";
        await FaultIsUsed(gitHub);
        var host = Directory.Exists(Orb.WorkspaceFolder("disk0", workspace[11..])) ? 0 : 1;
        await silos[host].Kill();

        var minute = TimeSpan.FromMinutes(1);
        await person.Shows(workspace, "waitingOn", "host", minute);
        await Orb.StartServingSilo($"disk{host}");
        var start = TimeProvider.System.GetTimestamp();
        await person.Shows(workspace, "state", "active", minute);
        Note($"The host was back, and its workspace was made {Seconds(start)} s later");
        await person.Shows(project, "waitingOn", "pullRequestRequest");
        AnswersWereFit(person, api);
        await Task.WhenAll(api.Stop(), silos[1 - host].Stop());
    }

    public async ValueTask DisposeAsync()
    {
        if (_orb is not null)
        {
            await _orb.DisposeAsync();
        }
    }

    private static async Task<string> Begin(ApiCaller person)
    {
        var created = await Eventually.Sees(
            () => person.Post("projects", new { name = "Greeting", task = "Greet", repositories = new[] { new { url = "octo/demo" } } }),
            answer => answer.Succeeded,
            "A project is made");
        var project = $"projects/{created.Text("id")}";
        await person.Post($"{project}/start");
        return project;
    }

    private static async Task<string> Number(ApiCaller person, string project)
    {
        var answer = await Eventually.Sees(
            () => person.Get($"{project}/pull-requests"),
            answer => answer.Succeeded && answer.Body!.Value.GetProperty("items")[0].GetProperty("number").ValueKind is JsonValueKind.Number,
            "The pull request has a number");
        return answer.Body!.Value.GetProperty("items")[0].GetProperty("number").ToString();
    }

    private async Task SetFault(ApiCaller gitHub, object fault) =>
        Assert.True((await gitHub.Send(HttpMethod.Put, new Uri(Orb.GitHub, "_sandbox/faults").AbsoluteUri, new { faults = new[] { fault } })).Succeeded);

    private Task<ApiAnswer> FaultIsUsed(ApiCaller gitHub) => Eventually.Sees(
        () => gitHub.Get(new Uri(Orb.GitHub, "_sandbox/faults").AbsoluteUri),
        answer => answer.Body!.Value.GetProperty("faults")[0].GetProperty("used").GetInt32() == 1,
        "GitHub was asked");

    private async Task<int> Effects(ApiCaller gitHub)
    {
        var journal = await gitHub.Get(new Uri(Orb.GitHub, "_sandbox/journal").AbsoluteUri);
        return journal.Body!.Value.GetProperty("entries").EnumerateArray().Count(entry =>
            entry.GetProperty("operation").GetString() == "pulls.create" && entry.GetProperty("effect").GetBoolean());
    }

    /// <summary>Whatever was lost, a caller was answered, soon, with the thing or with "come back".</summary>
    private static void AnswersWereFit(ApiCaller person, OrbNode api)
    {
        var slowest = person.Answers.Max(answer => answer.Took);
        var refused = person.Answers.Count(answer => answer.Status is HttpStatusCode.ServiceUnavailable);
        Note(string.Create(
            CultureInfo.InvariantCulture, $"{person.Answers.Count} answers, {refused} of them 503, the slowest after {slowest.TotalSeconds:F1} s"));
        var defects = person.Answers.Where(answer => (int)answer.Status >= 500 && answer.Status is not HttpStatusCode.ServiceUnavailable).ToArray();
        Assert.True(defects.Length == 0, $"{string.Join('\n', defects.AsEnumerable())}\n{api.Output}");
        Assert.DoesNotContain(person.Answers, answer => answer.Status is HttpStatusCode.ServiceUnavailable && !answer.RetryAfter);
        Assert.True(slowest < LongestAnswer, $"The slowest answer took {slowest.TotalSeconds:F1} s");
    }

    private static string Seconds(long start) => TimeProvider.System.GetElapsedTime(start).TotalSeconds.ToString("F1", CultureInfo.InvariantCulture);

    private static void Note(string text) => TestContext.Current.TestOutputHelper!.WriteLine(text);
}
