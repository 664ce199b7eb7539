using System.Globalization;
using System.Net.Http.Headers;
using Orb.Api.Hosting;
using Orb.Api.Security;
using Orb.Testing;
using Orb.Testing.Processes;

namespace Orb.EndToEnd.Tests.Driving;

/// <summary>The embedded product as a real process on a data folder of its own, with the local GitHub inside or beside it.</summary>
public sealed class RunningOrb : IAsyncDisposable
{
    private readonly TemporaryFolder _data = new("e2e");
    private readonly Dictionary<string, string> _settings;
    private readonly OrbProcess _orb;
    private readonly OrbProcess? _gitHubProcess;
    private readonly TemporaryFolder? _gitHubData;

    private RunningOrb(bool gitHubOutlivesOrb, bool isMeasured)
    {
        var (port, gitHubPort) = (ListenPort.Free(), ListenPort.Free());
        Root = new Uri($"http://localhost:{port}/");
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ORB_DATA"] = _data.Path,
            ["ORB_PORT"] = Text(port),
            ["ORB_SANDBOX_PORT"] = Text(gitHubPort),
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
        };
        if (gitHubOutlivesOrb)
        {
            _gitHubData = new TemporaryFolder("e2e-github");
            _gitHubProcess = new OrbProcess(OrbProgram.Sandbox, new Dictionary<string, string>(settings, StringComparer.Ordinal)
            {
                ["ORB_DATA"] = _gitHubData.Path,
                ["Orb__Sandbox__WebhookUrl"] = $"{Root}api/v1/github/webhooks",
            });
            settings["GITHUB_APP_ID"] = "1001";
            settings["GITHUB_APP_PRIVATE_KEY_PATH"] = _gitHubData.Combine("sandbox/app.pem");
            settings["GITHUB_API_URL"] = $"http://localhost:{gitHubPort}/api/v3/";
        }

        _settings = settings;
        _orb = new OrbProcess(OrbProgram.Api, settings, isMeasured: isMeasured);
        GitHub = new GitHubDriver(new Uri($"http://localhost:{gitHubPort}/"), (_gitHubData ?? _data).Combine("sandbox/token"));
        Api = new HttpDriver(new Uri(Root, "api/v1/"), new AuthenticationHeaderValue("Bearer", Token(DevelopmentIssuer.DefaultUser)));
    }

    public Uri Root { get; }

    public HttpDriver Api { get; }

    public GitHubDriver GitHub { get; }

    public IReadOnlyDictionary<string, string> Settings => _settings;

    public string Log => _orb.Log;

    /// <summary>Where workspaces and what is left of them lie.</summary>
    public string WorkspaceRoot => _data.Combine("workspaces");

    /// <summary>What the local GitHub inside signs its webhooks with.</summary>
    public string WebhookSecret => File.ReadAllText(_data.Combine("sandbox/webhook-secret")).Trim();

    public static async Task<RunningOrb> Start(CancellationToken cancellationToken, bool gitHubOutlivesOrb = false, bool isMeasured = false)
    {
        var orb = new RunningOrb(gitHubOutlivesOrb, isMeasured);
        try
        {
            await orb.StartGitHub(cancellationToken);
            await orb.Start(cancellationToken);
            return orb;
        }
        catch
        {
            await orb.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it, again or for the first time, and waits until it wants requests.</summary>
    public async Task Start(CancellationToken cancellationToken)
    {
        _orb.Launch();
        await _orb.WaitUntilReady(new Uri(Root, "health/ready"), cancellationToken);
    }

    /// <summary>As <c>kill -9</c>.</summary>
    public Task Kill() => _orb.Kill();

    public Task Stop(CancellationToken cancellationToken) => _orb.Stop(cancellationToken);

    public async Task CrashAndRestart(CancellationToken cancellationToken)
    {
        await Kill();
        await Start(cancellationToken);
    }

    /// <summary>A token that the development issuer of this data folder signed.</summary>
    public string Token(string user, DateTimeOffset? issuedAt = null) => DevelopmentIssuer.Token(
        DevelopmentIssuer.Key(new DataFolder(_data.Path)), new AuthOptions().TokenType, user, [], issuedAt ?? TimeProvider.System.GetUtcNow());

    public async ValueTask DisposeAsync()
    {
        TestContext.Current.AddAttachment($"orb-{Root.Port}.log", Log);
        Api.Dispose();
        GitHub.Dispose();
        await _orb.DisposeAsync();
        if (_gitHubProcess is not null)
        {
            await _gitHubProcess.DisposeAsync();
        }

        _gitHubData?.Dispose();
        _data.Dispose();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private async Task StartGitHub(CancellationToken cancellationToken)
    {
        if (_gitHubProcess is not null)
        {
            _gitHubProcess.Launch();
            await _gitHubProcess.WaitUntilReady(GitHub.Page, cancellationToken);
            _settings["GITHUB_WEBHOOK_SECRET"] = (await File.ReadAllTextAsync(_gitHubData!.Combine("sandbox/webhook-secret"), cancellationToken)).Trim();
        }
    }
}
