using Orb.Api.Catalog;

namespace Orb.Api.Hosting;

/// <summary>Answers 503 at once, instead of after a time-out, as long as no silo has been reached.</summary>
internal static class ClusterGate
{
    public static WebApplication UseClusterGate(this WebApplication app)
    {
        var cluster = app.Services.GetRequiredService<IClusterStatus>();
        app.Use(async (http, next) =>
        {
            if (cluster.IsConnected || !http.Request.Path.StartsWithSegments(ApiRoutes.Base, StringComparison.OrdinalIgnoreCase))
            {
                await next(http);
                return;
            }

            http.Response.Headers.RetryAfter = "1";
            await Problems.Of(ProblemKinds.TemporarilyUnavailable, "No silo has been reached yet.").ExecuteAsync(http);
        });
        return app;
    }
}
