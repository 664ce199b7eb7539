using System.Net;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orb.Sandbox.Accounts;
using Orb.Sandbox.Comments;
using Orb.Sandbox.Faults;
using Orb.Sandbox.Git;
using Orb.Sandbox.Http;
using Orb.Sandbox.Journal;
using Orb.Sandbox.Labels;
using Orb.Sandbox.Pages;
using Orb.Sandbox.Pulls;
using Orb.Sandbox.Repositories;
using Orb.Sandbox.Webhooks;

namespace Orb.Sandbox.Hosting;

/// <summary>Wires the sandbox's own web server; it reads no configuration of the process that it may run in.</summary>
internal static class SandboxHost
{
    public static WebApplication Build(SandboxOptions options, DataFolder folder, TimeProvider clock, ILoggerFactory loggers)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "Orb.Sandbox" });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            if (options.Port == 0)
            {
                kestrel.Listen(IPAddress.Loopback, 0);
            }
            else
            {
                kestrel.ListenLocalhost(options.Port);
            }
        });
        builder.Services.AddRouting();
        builder.Services.AddLogging();
        builder.Services.Replace(ServiceDescriptor.Singleton(loggers));
        builder.Services.Replace(ServiceDescriptor.Singleton<IHostLifetime, QuietLifetime>());
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(3));
        Add(builder.Services, options, folder, clock);
        var app = builder.Build();
        Use(app);
        return app;
    }

    private static void Add(IServiceCollection services, SandboxOptions options, DataFolder folder, TimeProvider clock)
    {
        services.AddSingleton(options).AddSingleton(folder).AddSingleton(clock).AddSingleton<Urls>().AddSingleton<RateLimit>();
        services.AddSingleton<AppAccount>().AddSingleton<AppToken>().AddSingleton<Tokens>();
        services.AddSingleton<RepositoryStore>().AddSingleton<BranchWatch>();
        services.AddSingleton<PullBody>().AddSingleton<PullOpening>().AddSingleton<PullEditing>().AddSingleton<PullMerging>().AddSingleton<PullFollower>();
        services.AddSingleton<PullLabels>();
        services.AddSingleton<DeliveryLog>().AddSingleton<WebhookTarget>().AddSingleton<WebhookOutbox>();
        services.AddSingleton<PullRequestPayload>().AddSingleton<PushPayload>();
        services.AddHostedService<WebhookSender>();
        services.AddSingleton<FaultBook>().AddSingleton<RequestJournal>();
        services.AddSingleton<LoopbackGuard>().AddSingleton<Recording>().AddSingleton<FaultInjection>();
        services.AddSingleton<ApiShape>().AddSingleton<Authentication>().AddSingleton<Access>();
    }

    private static void Use(WebApplication app)
    {
        app.UseMiddleware<LoopbackGuard>();
        app.UseRouting();
        app.UseMiddleware<Recording>();
        app.UseMiddleware<FaultInjection>();
        app.UseMiddleware<ApiShape>();
        app.UseMiddleware<Authentication>();
        app.UseMiddleware<Access>();

        var api = app.MapGroup("/api/v3");
        api.MapApp();
        api.MapInstallationTokens();
        api.MapUser();
        api.MapRepositories();
        api.MapBranches();
        api.MapCommits();
        api.MapReferences();
        api.MapContents();
        api.MapPulls();
        api.MapMerges();
        api.MapLabels();
        api.MapPullLabels();
        api.MapComments();
        api.MapFallback(() => GitHubError.NotFound);
        app.MapGit();
        app.MapPages();
        var sandbox = app.MapGroup("/_sandbox");
        sandbox.MapFaults();
        sandbox.MapJournal();
        sandbox.MapSwitches();

        IEndpointRouteBuilder routes = app;
        app.Services.GetRequiredService<FaultBook>().Know(routes.DataSources
            .SelectMany(source => source.Endpoints)
            .Select(endpoint => endpoint.Metadata.GetMetadata<Operation>()?.Name)
            .OfType<string>());
    }
}
