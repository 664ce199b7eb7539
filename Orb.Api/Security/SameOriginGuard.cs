using Orb.Api.Catalog;
using Orb.Api.Hosting;

namespace Orb.Api.Security;

/// <summary>
/// Lets a session act on the API only from the console's own pages. SameSite=Strict still sends the cookie for another port or subdomain of the same site, so
/// the browser's own word is asked: <c>Sec-Fetch-Site</c> (W3C Fetch Metadata), which no page can set, or from older browsers the <c>Origin</c>.
/// A caller with neither is no browser, and has no business with a session. Tokens in the <c>Authorization</c> header are never sent by accident.
/// </summary>
internal static class SameOriginGuard
{
    public static WebApplication UseSameOriginGuard(this WebApplication app)
    {
        app.Use((http, next) => ActsBySession(http) && !ComesFromOwnPage(http.Request)
            ? Problems.Of(ProblemKinds.CrossSite).ExecuteAsync(http)
            : next(http));
        return app;
    }

    private static bool ActsBySession(HttpContext http) =>
        http.User.Identity is { IsAuthenticated: true }
        && http.Request.Headers.Authorization.Count is 0
        && !IsSafe(http.Request.Method)
        && http.Request.Path.StartsWithSegments(ApiRoutes.Base, StringComparison.OrdinalIgnoreCase);

    private static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    private static bool ComesFromOwnPage(HttpRequest request) =>
        request.Headers.TryGetValue("Sec-Fetch-Site", out var site)
            ? site == "same-origin"
            : request.Headers.Origin == $"{request.Scheme}://{request.Host}";
}
