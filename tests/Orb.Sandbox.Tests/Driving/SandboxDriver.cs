using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Octokit;
using Octokit.Internal;
using Orb.Sandbox.Hosting;

namespace Orb.Sandbox.Tests.Driving;

/// <summary>A sandbox of its own for each test, and callers of every kind. Each REST answer is checked against GitHub's description on its way.</summary>
public sealed class SandboxDriver : IAsyncDisposable
{
    private readonly TestFolder _folder = new();
    private readonly List<IDisposable> _toDispose = [];

    private SandboxDriver(FakeTimeProvider clock) => Clock = clock;

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public FakeTimeProvider Clock { get; }

    public SandboxGitHub Sandbox { get; private set; } = null!;

    public string DataFolder => _folder.Path;

    public string RepositoryUrl => $"{Sandbox.BaseUrl}octo/demo.git";

    public static async Task<SandboxDriver> Start(Uri? webhooks = null, int requestsPerHour = 5000)
    {
        var driver = new SandboxDriver(new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero)));
        var options = new SandboxOptions { DataFolder = driver.DataFolder, Port = 0, WebhookUrl = webhooks, RequestsPerHour = requestsPerHour };
        driver.Sandbox = await SandboxGitHub.StartAsync(options, driver.Clock, cancellationToken: Cancel);
        return driver;
    }

    /// <summary>A client that sends a token, or none.</summary>
    public HttpClient Http(string? token = null)
    {
        var client = new HttpClient(new DescribedByGitHub(new SocketsHttpHandler { AllowAutoRedirect = false })) { BaseAddress = Sandbox.ApiUrl };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("orb-tests");
        if (token is not null)
        {
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        _toDispose.Add(client);
        return client;
    }

    public HttpClient Person() => Http(Sandbox.PersonalToken);

    public HttpClient App() => Http(AppToken());

    public GitHubClient Octokit(string? token = null)
    {
        var adapter = new HttpClientAdapter(() => new DescribedByGitHub(new SocketsHttpHandler()));
        _toDispose.Add(adapter);
        var credentials = new InMemoryCredentialStore(new Credentials(token ?? Sandbox.PersonalToken));
        return new GitHubClient(new Connection(
            new Octokit.ProductHeaderValue("orb-tests"), Sandbox.ApiUrl, credentials, adapter, new SimpleJsonSerializer()));
    }

    /// <summary>A JSON web token made here from the published rules, with none of the sandbox's code.</summary>
    public string AppToken(TimeSpan? life = null, TimeSpan? age = null, object? issuer = null, RSA? key = null, string algorithm = "RS256")
    {
        var now = Clock.GetUtcNow();
        var claims = JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["iat"] = (now - (age ?? TimeSpan.FromMinutes(1))).ToUnixTimeSeconds(),
            ["exp"] = (now + (life ?? TimeSpan.FromMinutes(9))).ToUnixTimeSeconds(),
            ["iss"] = issuer ?? Sandbox.AppId,
        });
        var signed = $"{Encode($$"""{"alg":"{{algorithm}}","typ":"JWT"}""")}.{Encode(claims)}";
        using var own = RSA.Create();
        own.ImportFromPem(Sandbox.PrivateKeyPem);
        var signature = (key ?? own).SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    public async Task<string> InstallationToken(object? request = null)
    {
        var app = App();
        var installation = await app.GetFromJsonAsync<JsonElement>("repos/octo/demo/installation", Cancel);
        using var response = await app.PostAsJsonAsync(
            $"app/installations/{installation.GetProperty("id")}/access_tokens", request ?? new { }, Cancel);
        response.EnsureSuccessStatusCode();
        var body = await response.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        return body.GetProperty("token").GetString()!;
    }

    public async Task<PullRequest> OpenPull(string head = "feature/greeting", string title = "Greet by the hour") =>
        await Octokit().PullRequest.Create("octo", "demo", new NewPullRequest(title, head, "main") { Body = "As asked." });

    /// <summary>A clone in which a test works as a person does.</summary>
    public Task<Clone> Clone(string? token = null) => Driving.Clone.Make(_folder, Sandbox.BaseUrl, token ?? Sandbox.PersonalToken);

    public async ValueTask DisposeAsync()
    {
        await Sandbox.DisposeAsync();
        foreach (var item in _toDispose)
        {
            item.Dispose();
        }

        _folder.Dispose();
    }

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
