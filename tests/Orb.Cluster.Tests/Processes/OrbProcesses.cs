using System.Net.Http.Headers;
using System.Text.Json;
using Orb.Cluster.Tests.Clusters;
using Orb.Testing;
using Orb.Testing.Stores;

namespace Orb.Cluster.Tests.Processes;

/// <summary>A cluster of processes as an operator starts it: the local GitHub, silos with a disk each, and one API.</summary>
internal sealed class OrbProcesses : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new("processes");
    private readonly List<OrbNode> _started = [];
    private readonly int _apiPort = FreePort.Next();
    private readonly int _gitHubPort = FreePort.Next();
    private Dictionary<string, string> _environment = [];

    /// <summary>The REST root of the local GitHub.</summary>
    public Uri GitHubApi => new($"http://localhost:{_gitHubPort}/api/v3/");

    public Uri GitHub => new($"http://localhost:{_gitHubPort}/");

    public Uri Api => new($"http://localhost:{_apiPort}/api/v1/");

    private string Sandbox => _folder.Combine("sandbox");

    /// <summary>Starts the local GitHub, and prepares the rest.</summary>
    public static async Task<OrbProcesses> Start(PostgresServer postgres, RedisServer redis, CancellationToken cancellationToken)
    {
        var processes = new OrbProcesses();
        var gitHub = processes.Run("Orb.Sandbox", new Dictionary<string, string>
        {
            ["ORB_DATA"] = processes._folder.Path,
            ["ORB_SANDBOX_PORT"] = $"{processes._gitHubPort}",
            ["Orb__Sandbox__WebhookUrl"] = new Uri(processes.Api, "github/webhooks").AbsoluteUri,
        });
        await gitHub.Says("Orb sandbox GitHub on");
        using var app = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(processes.Sandbox, "app.json"), cancellationToken));
        processes._environment = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["DOTNET_ENVIRONMENT"] = "Development",
            ["ORB_DATA"] = processes._folder.Path,
            ["ConnectionStrings__Redis"] = await redis.CreateDatabase(cancellationToken),
            ["ConnectionStrings__Postgres"] = await postgres.CreateDatabase(cancellationToken),
            ["GITHUB_API_URL"] = processes.GitHubApi.AbsoluteUri,
            ["GITHUB_APP_ID"] = $"{app.RootElement.GetProperty("id").GetInt64()}",
            ["GITHUB_APP_PRIVATE_KEY_PATH"] = Path.Combine(processes.Sandbox, "app.pem"),
            ["GITHUB_WEBHOOK_SECRET"] = (await File.ReadAllTextAsync(Path.Combine(processes.Sandbox, "webhook-secret"), cancellationToken)).Trim(),
            // What a stream shows sooner than this it was told of through Redis.
            ["Orb__Events__Poll"] = "00:01:00",
            ["Orb__Events__Heartbeat"] = "00:01:00",
        };
        return processes;
    }

    /// <summary>Starts a silo on the disk of that name.</summary>
    public OrbNode StartSilo(string disk) => Run("Orb.Silo", new Dictionary<string, string>(_environment)
    {
        ["Orb__Silo__Port"] = $"{FreePort.Next()}",
        ["Orb__Silo__GatewayPort"] = $"{FreePort.Next()}",
        ["Orb__Workspaces__Root"] = _folder.Combine(disk),
    });

    /// <summary>Starts a silo and waits until it serves.</summary>
    public async Task<OrbNode> StartServingSilo(string disk)
    {
        var silo = StartSilo(disk);
        await silo.Says("Application started");
        return silo;
    }

    public OrbNode StartApi() => Run("Orb.Api", new Dictionary<string, string>(_environment) { ["ORB_PORT"] = $"{_apiPort}" });

    /// <summary>A person at the API, who has signed in.</summary>
    public async Task<ApiCaller> Person() => new(Api, new AuthenticationHeaderValue("Bearer", await OrbNode.Run("Orb.Api", _folder.Path, _environment, "token")));

    /// <summary>Somebody with all rights on GitHub.</summary>
    public ApiCaller GitHubPerson() => new(
        GitHubApi, new AuthenticationHeaderValue("token", File.ReadAllText(Path.Combine(Sandbox, "token")).Trim()));

    /// <summary>The folder of a workspace on a disk.</summary>
    public string WorkspaceFolder(string disk, string workspace) => Path.Combine(_folder.Combine(disk), "ws", workspace);

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _started)
        {
            await node.DisposeAsync();
        }

        _folder.Dispose();
    }

    private OrbNode Run(string project, Dictionary<string, string> environment)
    {
        var node = OrbNode.Start(project, _folder.Path, environment);
        _started.Add(node);
        return node;
    }
}
