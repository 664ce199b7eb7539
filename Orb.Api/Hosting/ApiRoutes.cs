namespace Orb.Api.Hosting;

/// <summary>Paths that more than one place must know.</summary>
internal static class ApiRoutes
{
    public const string Base = "/api/v1";
    public const string Projects = Base + "/projects";
    public const string Workspaces = Base + "/workspaces";

    /// <summary>Programs talk to these: they are answered with status codes and problem details, never with a redirect to a page.</summary>
    public static bool IsForPrograms(PathString path) =>
        path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/openapi", StringComparison.OrdinalIgnoreCase);
}
