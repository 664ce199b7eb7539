using Microsoft.Extensions.Time.Testing;
using Octokit;
using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.PullRequests;
using Orb.Sandbox.Hosting;
using Orb.Silo.PullRequests;
using Orb.Testing;

namespace Orb.Silo.Tests.PullRequests;

/// <summary>Our adapter on the local GitHub, over real HTTP; both on one clock.</summary>
internal sealed class GitHubUnderTest : IAsyncDisposable
{
    public const string Branch = "feature/greeting";
    public static readonly RepositoryName Demo = new("octo", "demo");

    private readonly TemporaryFolder _folder = new("octokit");
    private readonly List<IDisposable> _toDispose = [];

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public SandboxGitHub Sandbox { get; private set; } = null!;

    public IGitHub GitHub { get; private set; } = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<GitHubUnderTest> Start(int requestsPerHour = 5000)
    {
        var test = new GitHubUnderTest();
        var options = new SandboxOptions { DataFolder = test._folder.Path, Port = 0, RequestsPerHour = requestsPerHour };
        test.Sandbox = await SandboxGitHub.StartAsync(options, test.Clock, cancellationToken: Cancel);
        test.GitHub = test.AsApp();
        return test;
    }

    public IGitHub AsApp()
    {
        var (options, connections) = Connect(new GitHubOptions
        {
            ApiUrl = Sandbox.ApiUrl.AbsoluteUri,
            AppId = Sandbox.AppId,
            PrivateKeyPath = Sandbox.PrivateKeyPath,
        });
        var tokens = new AppTokens(options, connections, Clock);
        _toDispose.Add(tokens);
        return new OctokitGitHub(connections, tokens, Clock);
    }

    public IGitHub AsPerson(string? token = null)
    {
        var (_, connections) = Connect(new GitHubOptions { ApiUrl = Sandbox.ApiUrl.AbsoluteUri, Token = "unused" });
        return new OctokitGitHub(connections, new PersonalToken(token ?? Sandbox.PersonalToken), Clock);
    }

    /// <summary>A client with all rights, for what a person does.</summary>
    public GitHubClient Person() => new(new Connection(
        new ProductHeaderValue("orb-tests"), Sandbox.ApiUrl, new Octokit.Internal.InMemoryCredentialStore(new Credentials(Sandbox.PersonalToken))));

    public Task<GitHubAnswer<FoundPullRequest>> Open(string head = Branch, string target = "main", string title = "Greet") =>
        GitHub.CreatePullRequest(Demo, new Grains.PullRequests.NewPullRequest(head, target, title, "As asked.", IsDraft: false), Cancel);

    public int Count(string operation) => Sandbox.Journal.Of(operation).Count;

    public async ValueTask DisposeAsync()
    {
        foreach (var item in _toDispose)
        {
            item.Dispose();
        }

        await Sandbox.DisposeAsync();
        _folder.Dispose();
    }

    private (GitHubOptions Options, GitHubConnections Connections) Connect(GitHubOptions options)
    {
        // Pauses between tries are of real time; tokens and limits are on the clock that tests move.
        var connections = new GitHubConnections(options, TimeProvider.System);
        _toDispose.Add(connections);
        return (options, connections);
    }
}
