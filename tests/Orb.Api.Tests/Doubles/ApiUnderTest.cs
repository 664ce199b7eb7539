using System.Net.Http.Headers;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orb.Api.Hosting;
using Orb.Api.Security;
using Orb.Api.Workflow;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.Hosting;
using Orb.Grains.Interfaces.Workflow;

namespace Orb.Api.Tests.Doubles;

/// <summary>The real API on a real port; only its grains are doubles.</summary>
public sealed class ApiUnderTest : IAsyncDisposable
{
    public const string WebhookSecret = "a secret of the webhook";
    public const string PreviousWebhookSecret = "the secret before that";

    private readonly WebApplication _app;

    private ApiUnderTest(string data, Dictionary<string, string?> settings)
    {
        Data = data;
        _app = Program.Build(["--environment=Testing", "--ORB_PORT=0", $"--ORB_DATA={data}"], builder =>
        {
            builder.Configuration.AddInMemoryCollection(settings);
            builder.Logging.ClearProviders().AddProvider(Faults);
            builder.Services.AddSingleton(Grains.Factory);
            builder.Services.AddSingleton<IEventFeed>(Feed);
            builder.Services.AddSingleton<IClusterStatus>(Cluster);
            builder.Services.AddSingleton((Backbone)new Backbone.Embedded(data));
            builder.Services.AddSingleton(new StandIn("github", "Sandbox GitHub", "GitHub"));
            builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        });

        // What the console does when a person signs in, and a route that fails, for the tests alone.
        _app.MapPost("/sign-in/{user}", (string user, HttpContext http) => http.SignInAsync(
            AuthSchemes.ConsoleCookie, new ClaimsPrincipal(new ClaimsIdentity([new Claim(OrbClaims.Subject, user)], "whatever")))).AllowAnonymous();
        _app.MapGet("/some-page", () => "a page").ExcludeFromDescription();
    }

    public string Data { get; }

    public GrainsDouble Grains { get; } = new();

    /// <summary>What the API logged as a failure: the first thing to look at when a test fails.</summary>
    public FaultLog Faults { get; } = new();

    public HttpClient Anonymous { get; private set; } = null!;

    public Uri Address { get; private set; } = null!;

    public IServiceProvider Services => _app.Services;

    public IReadOnlyList<RouteEndpoint> Endpoints => [.. _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    internal EventFeedDouble Feed { get; } = new();

    internal ClusterStatusDouble Cluster { get; } = new();

    public static async Task<ApiUnderTest> Start(params (string Setting, string Value)[] settings)
    {
        var data = Path.Combine(Path.GetTempPath(), $"orb-api-tests-{Guid.NewGuid():N}");
        var all = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["GITHUB_WEBHOOK_SECRET"] = WebhookSecret,
            ["Orb:GitHub:PreviousWebhookSecret"] = PreviousWebhookSecret,
        };
        foreach (var (setting, value) in settings)
        {
            all[setting] = value;
        }

        var api = new ApiUnderTest(data, all);
        await api._app.StartAsync();
        api.Address = new Uri(api._app.Urls.Single());
        api.Anonymous = api.Client(null);
        return api;
    }

    public string Token(string user, params string[] roles) =>
        DevelopmentIssuer.Token(DevelopmentIssuer.Key(new DataFolder(Data)), "at+jwt", user, roles, TimeProvider.System.GetUtcNow());

    public HttpClient As(string user, params string[] roles) => Client(Token(user, roles));

    public HttpClient Client(string? token)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, Expect100ContinueTimeout = TimeSpan.FromSeconds(30) }) { BaseAddress = Address };
        if (token is not null)
        {
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return client;
    }

    /// <summary>The cookie of a console session.</summary>
    public async Task<string> Session(string user)
    {
        using var answer = await Anonymous.PostAsync(new Uri($"/sign-in/{user}", UriKind.Relative), null, Xunit.TestContext.Current.CancellationToken);
        return answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
    }

    /// <summary>Everybody who asks has this role in every project.</summary>
    public ApiUnderTest EverybodyIs(ProjectRole? role)
    {
        Grains.On<IWorkflowGrain, ProjectRole?>(project => project.RoleOf(string.Empty, default), _ => role);
        return this;
    }

    /// <summary>Keys are remembered the way the contract says.</summary>
    public ApiUnderTest RemembersKeys()
    {
        var keys = new IdempotencyKeysDouble();
        Grains.On<IIdempotencyGrain, IdempotentRun>(
            grain => grain.Begin(string.Empty, string.Empty, string.Empty, default),
            call => keys.Begin((string)call.Arguments[0]!, (string)call.Arguments[1]!, (string)call.Arguments[2]!));
        Grains.On<IIdempotencyGrain>(
            grain => grain.Complete(string.Empty, string.Empty, null!, default),
            call => keys.Complete((string)call.Arguments[0]!, (string)call.Arguments[1]!, call.Argument<StoredAnswer>()));
        Grains.On<IIdempotencyGrain>(
            grain => grain.Abandon(string.Empty, string.Empty, default),
            call => keys.Abandon((string)call.Arguments[0]!, (string)call.Arguments[1]!));
        return this;
    }

    public Task Stop() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Anonymous.Dispose();
        await _app.DisposeAsync();
        foreach (var file in Directory.Exists(Data) ? Directory.GetFiles(Data, "*", SearchOption.AllDirectories) : [])
        {
            File.Delete(file);
        }
    }
}
