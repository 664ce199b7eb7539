using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Orb.Api.Console;
using Orb.Api.Hosting;

namespace Orb.Api.Tests.Console.Doubles;

/// <summary>The console on a real Kestrel, over grains that are doubles.</summary>
internal sealed class ConsoleHost : IAsyncDisposable
{
    private readonly WebApplication _host;

    private ConsoleHost(WebApplication host, World world)
    {
        _host = host;
        World = world;
    }

    public World World { get; }

    public Uri Address => new(_host.Urls.First());

    public static async Task<ConsoleHost> Start(
        string environment = "Development", Dictionary<string, string?>? settings = null, string address = "http://127.0.0.1:0", TimeProvider? clock = null, StandIn? standIn = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = "Orb.Api",
            EnvironmentName = environment,
            ContentRootPath = AppContext.BaseDirectory,
        });
        StaticWebAssetsLoader.UseStaticWebAssets(builder.Environment, builder.Configuration);
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        var world = new World();
        builder.Services.AddSingleton(world.Grains.Factory);
        builder.Services.AddSingleton(clock ?? new FakeTimeProvider(Sample.Now));
        if (standIn is not null)
        {
            builder.Services.AddSingleton(standIn);
        }

        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddConsole();
        builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(
            new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());

        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapConsole();
        app.MapGet("/api/v1/known", () => TypedResults.Ok()).AllowAnonymous();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new ConsoleHost(app, world);
    }

    public Browser Open() => new(Address);

    public async Task<Browser> SignedIn(string name, bool asAdmin = false)
    {
        var browser = Open();
        await browser.SignIn(name, asAdmin);
        return browser;
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();
}
