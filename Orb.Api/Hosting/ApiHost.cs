using Orb.Api.Catalog;
using Orb.Api.Monitoring;
using Orb.Api.PullRequests;
using Orb.Api.Security;
using Orb.Api.Workflow;
using Orb.Api.Workspaces;

namespace Orb.Api.Hosting;

/// <summary>Puts the API together: everything but where its grains run.</summary>
internal static class ApiHost
{
    public static WebApplicationBuilder AddApi(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(45));
        builder.Services.Configure<RouteHandlerOptions>(handlers => handlers.ThrowOnBadRequest = true);
        builder.Services.ConfigureHttpJsonOptions(json => ApiJson.Configure(json.SerializerOptions));
        return builder
            .AddListener()
            .AddSecurity()
            .AddProblemResponses()
            .AddApiDocs()
            .AddEvents()
            .AddWebhooks()
            .AddHealth();
    }

    public static WebApplication UseApi(this WebApplication app)
    {
        app.UseSecurityHeaders();
        if (!app.Environment.AllowsStandIns())
        {
            app.UseHsts();
        }

        app.UseProblemResponses();
        app.UseRouting();
        app.UseClusterGate();
        app.UseSecurity();
        app.UseMiddleware<IdempotentRequests>();
        return app;
    }

    public static WebApplication MapApi(this WebApplication app)
    {
        var api = app.MapGroup(ApiRoutes.Base).AddEndpointFilter<RouteGroupBuilder, RequestCheck>();
        api.MapProjects();
        api.MapPullRequests();
        api.MapWebhooks();
        api.MapWorkspaces();
        api.MapAudit();
        app.MapHealth();
        app.MapApiDocs();
        return app;
    }
}
