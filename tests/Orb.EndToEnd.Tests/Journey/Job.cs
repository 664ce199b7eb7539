using System.Globalization;
using System.Text.Json.Nodes;
using Orb.EndToEnd.Tests.Driving;

namespace Orb.EndToEnd.Tests.Journey;

/// <summary>One task on its way to a merged pull request, pushed on over HTTP only.</summary>
public sealed class Job(RunningOrb orb, CancellationToken cancellationToken)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public string Id { get; private set; } = "";

    private string Path => $"projects/{Id}";

    public async Task Create()
    {
        var body = $$"""{"name":"Greeting","task":"Greet people by the part of the day.","repositories":[{"url":"{{orb.GitHub.Page}}octo/demo"}]}""";
        Id = (await orb.Api.Post("projects", body, cancellationToken)).With(201)["id"];
    }

    public async Task Start() => (await orb.Api.Post($"{Path}/start", null, cancellationToken)).With(202);

    public async Task AskForPullRequest()
    {
        const string body = """{"repositoryUrl":"octo/demo","featureBranch":"feature/greeting","implementationSummary":"Adds a greeting."}""";
        (await orb.Api.Post($"{Path}/pull-requests", body, cancellationToken)).With(202);
    }

    public async Task MergeOnGitHub() => await orb.GitHub.Merge((int)(await PullRequest())["number"]!, cancellationToken);

    /// <summary>Asks Orb to look at GitHub now instead of at the next poll, as the console's Sync does.</summary>
    public async Task Sync() => (await orb.Api.Post($"{Path}/pull-requests/{(string?)(await PullRequest())["id"]}/sync", null, cancellationToken)).With(202);

    public async Task CleanNow() =>
        (await orb.Api.Post($"workspaces/{await WorkspaceId()}/cleanup", """{"delayHours":0}""", cancellationToken)).With(202);

    public async Task<Answer> Project() => (await orb.Api.Get(Path, cancellationToken)).With(200);

    public async Task<string> WorkspaceId() => (await Project())["workspaceId"];

    public async Task<Answer> Workspace() => (await orb.Api.Get($"workspaces/{await WorkspaceId()}", cancellationToken)).With(200);

    public async Task<JsonNode> PullRequest() =>
        Assert.Single((await orb.Api.Get($"{Path}/pull-requests", cancellationToken)).With(200).Json["items"]!.AsArray())!;

    /// <summary>Waits until something is in the event log, which is read from its beginning.</summary>
    public Task WaitFor(string type) => Read(after: null, until: happened => happened.Type == type);

    /// <summary>Everything that happened, in the order of the stream, up to the event that ends the wait.</summary>
    /// <param name="after">Sent as <c>Last-Event-ID</c>.</param>
    /// <param name="until">Ends the wait; the stream itself must not end before.</param>
    public async Task<IReadOnlyList<StreamedEvent>> Read(long? after, Predicate<StreamedEvent> until)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        List<StreamedEvent> seen = [];
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{Path}/events");
            if (after is { } number)
            {
                request.Headers.Add("Last-Event-ID", number.ToString(CultureInfo.InvariantCulture));
            }

            using var response = await orb.Api.Open(request, either.Token);
            Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
            using var stream = new StreamReader(await response.Content.ReadAsStreamAsync(either.Token));
            await foreach (var happened in StreamedEvent.ReadAll(stream, either.Token))
            {
                seen.Add(happened);
                if (until(happened))
                {
                    return seen;
                }
            }

            throw new InvalidOperationException($"The stream ended too early. {Describe(seen)}");
        }
        catch (OperationCanceledException late) when (patience.IsCancellationRequested)
        {
            throw new InvalidOperationException($"What is waited for did not happen. {Describe(seen)}", late);
        }
    }

    private string Describe(IEnumerable<StreamedEvent> seen) =>
        $"So far: {string.Join(", ", seen.Select(happened => happened.Type))}.{Environment.NewLine}{string.Join(Environment.NewLine, orb.Log.Split('\n').TakeLast(80))}";
}
