using System.Reflection;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Orb.Api.Hosting;
using Orb.Api.Security;
using Orb.Grains.Interfaces.Hosting;

namespace Orb.Api.Monitoring;

/// <summary>Tells machines whether to start, use or replace this process, and people how Orb is.</summary>
internal static class HealthEndpoints
{
    private static readonly string Version =
        typeof(HealthEndpoints).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    public static WebApplicationBuilder AddHealth(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ClusterProbe>();
        return builder;
    }

    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder app)
    {
        var health = app.MapGroup("/health").AllowAnonymous().WithTags("Health");
        health.MapGet("/live", () => Answer(healthy: true)).WithName("live").WithSummary("This process answers; it asks nobody");
        health.MapGet("/startup", Startup).WithName("startup").WithSummary("This process has found the cluster and a database it understands");
        health.MapGet("/ready", Ready).WithName("ready").WithSummary("This process wants requests");
        health.MapGet("", Overview).WithName("health").WithSummary("Every component, and what stands in for the real thing");
        return app;
    }

    private static async Task<JsonHttpResult<ReadinessResponse>> Startup(ClusterProbe probe, CancellationToken cancellationToken) =>
        Answer(await probe.Check(cancellationToken) is null);

    private static async Task<JsonHttpResult<ReadinessResponse>> Ready(
        ClusterProbe probe, IHostApplicationLifetime host, CancellationToken cancellationToken) =>
        Answer(!host.ApplicationStopping.IsCancellationRequested && await probe.Check(cancellationToken) is null);

    private static async Task<JsonHttpResult<HealthResponse>> Overview(
        ClusterProbe probe,
        IClusterStatus cluster,
        Backbone backbone,
        IEnumerable<StandIn> standIns,
        ClaimsPrincipal caller,
        CancellationToken cancellationToken)
    {
        var fault = await probe.Check(cancellationToken);
        var clusterState = cluster.IsConnected ? HealthState.Healthy : HealthState.Unhealthy;
        var databaseState = fault is null ? HealthState.Healthy : HealthState.Unhealthy;
        var response = new HealthResponse(
            databaseState,
            Version,
            backbone is Backbone.Embedded ? "embedded" : "cluster",
            [
                new ComponentResponse("api", HealthState.Healthy, null),
                new ComponentResponse("cluster", clusterState, null),
                new ComponentResponse("database", databaseState, caller.IsAdmin() ? fault : null),
            ],
            [.. standIns.Select(standIn => new StandInResponse(standIn.Component, standIn.Description))]);
        return TypedResults.Json(response, statusCode: StatusOf(fault is null));
    }

    private static JsonHttpResult<ReadinessResponse> Answer(bool healthy) =>
        TypedResults.Json(new ReadinessResponse(healthy ? HealthState.Healthy : HealthState.Unhealthy), statusCode: StatusOf(healthy));

    private static int StatusOf(bool healthy) => healthy ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
}
