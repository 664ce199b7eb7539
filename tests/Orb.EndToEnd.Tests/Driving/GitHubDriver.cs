using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Orb.EndToEnd.Tests.Driving;

/// <summary>The local GitHub as a person and a script see it: its own REST, its fault switches and its journal.</summary>
public sealed class GitHubDriver(Uri page, string tokenFile) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(10);
    private readonly Lazy<HttpDriver> _http = new(() => new HttpDriver(page, new AuthenticationHeaderValue("token", File.ReadAllText(tokenFile).Trim())));

    public Uri Page => page;

    /// <summary>Sets one fault, in place of all that were set.</summary>
    /// <param name="fault">Members of a fault: <c>{"operation":"pulls.create","kind":"answerLost"}</c>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task Break(string fault, CancellationToken cancellationToken) =>
        (await _http.Value.Put("/_sandbox/faults", $$"""{"faults":[{{fault}}]}""", cancellationToken)).With(200);

    public async Task Mend(CancellationToken cancellationToken) =>
        (await _http.Value.Put("/_sandbox/faults", """{"faults":[]}""", cancellationToken)).With(200);

    /// <summary>Waits until the fault that is set has met its first call. The sandbox tells this to nobody, so it is asked.</summary>
    public async Task WaitUntilBroken(CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetTimestamp();
        while ((int?)(await _http.Value.Get("/_sandbox/faults", cancellationToken)).With(200).Json["faults"]![0]!["used"] is null or 0)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Patience, "The call that is to go wrong did not come.");
            await Task.Delay(BetweenLooks, TimeProvider.System, cancellationToken);
        }
    }

    /// <summary>Every pull request of <c>octo/demo</c>, ended ones too.</summary>
    public async Task<JsonArray> PullRequests(CancellationToken cancellationToken) =>
        (await _http.Value.Get("/api/v3/repos/octo/demo/pulls?state=all", cancellationToken)).With(200).Json.AsArray();

    /// <summary>Waits until GitHub has a pull request, whether or not anybody was told.</summary>
    public async Task WaitForPullRequest(CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetTimestamp();
        while ((await PullRequests(cancellationToken)).Count == 0)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Patience, "No pull request was opened.");
            await Task.Delay(BetweenLooks, TimeProvider.System, cancellationToken);
        }
    }

    public async Task Merge(int number, CancellationToken cancellationToken) =>
        (await _http.Value.Put(string.Create(CultureInfo.InvariantCulture, $"/api/v3/repos/octo/demo/pulls/{number}/merge"), null, cancellationToken)).With(200);

    /// <summary>How often an operation changed something, as the sandbox wrote it down since its own start.</summary>
    public async Task<int> CountEffects(string operation, CancellationToken cancellationToken)
    {
        var journal = (await _http.Value.Get("/_sandbox/journal", cancellationToken)).With(200).Json;
        var entries = journal as JsonArray ?? journal["entries"]!.AsArray();
        return entries.Count(entry => (string?)entry!["operation"] == operation && (bool?)entry["effect"] == true);
    }

    public void Dispose()
    {
        if (_http.IsValueCreated)
        {
            _http.Value.Dispose();
        }
    }
}
