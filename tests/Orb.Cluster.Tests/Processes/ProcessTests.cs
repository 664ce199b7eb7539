using System.Globalization;
using System.Net;
using Orb.Cluster.Tests.Clusters;
using Orb.Testing.Stores;

namespace Orb.Cluster.Tests.Processes;

/// <summary>The real executables, ended as machines and operators end them. They run one after another, since they measure how soon callers are answered.</summary>
[Collection(Name)]
public abstract class ProcessTests(PostgresServer postgres, RedisServer redis) : IAsyncLifetime
{
    public const string Name = "Processes";

    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(8);

    private OrbProcesses? _orb;

    private protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private protected OrbProcesses Orb => _orb!;

    public async ValueTask InitializeAsync() => _orb = await OrbProcesses.Start(postgres, redis, Cancel);

    public async ValueTask DisposeAsync()
    {
        if (_orb is not null)
        {
            await _orb.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    private protected static async Task<string> Begin(ApiCaller person)
    {
        var created = await Eventually.Sees(
            () => person.Post("projects", new { name = "Greeting", task = "Greet", repositories = new[] { new { url = "octo/demo" } } }),
            answer => answer.Succeeded,
            "A project is made");
        var project = $"projects/{created.Text("id")}";
        await person.Post($"{project}/start");
        return project;
    }

    private protected async Task SetFault(ApiCaller gitHub, object fault) =>
        Assert.True((await gitHub.Send(HttpMethod.Put, new Uri(Orb.GitHub, "_sandbox/faults").AbsoluteUri, new { faults = new[] { fault } })).Succeeded);

    private protected Task<ApiAnswer> FaultIsUsed(ApiCaller gitHub) => Eventually.Sees(
        () => gitHub.Get(new Uri(Orb.GitHub, "_sandbox/faults").AbsoluteUri),
        answer => answer.Body!.Value.GetProperty("faults")[0].GetProperty("used").GetInt32() == 1,
        "GitHub was asked");

    /// <summary>Whatever was lost, a caller was answered, soon, with the thing or with "come back".</summary>
    private protected static void AnswersWereFit(ApiCaller person, OrbNode api)
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

    private protected static string Seconds(long start) => TimeProvider.System.GetElapsedTime(start).TotalSeconds.ToString("F1", CultureInfo.InvariantCulture);

    private protected static void Note(string text) => TestContext.Current.TestOutputHelper!.WriteLine(text);
}
