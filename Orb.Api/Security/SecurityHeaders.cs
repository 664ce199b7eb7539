namespace Orb.Api.Security;

/// <summary>What a browser may do with our answers.</summary>
internal static class SecurityHeaders
{
    private const string OwnPages =
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public static WebApplication UseSecurityHeaders(this WebApplication app)
    {
        app.Use((http, next) =>
        {
            http.Response.OnStarting(Add, http);
            return next(http);
        });
        return app;
    }

    private static Task Add(object state)
    {
        var headers = ((HttpContext)state).Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (headers.ContentSecurityPolicy.Count is 0)
        {
            headers.ContentSecurityPolicy = OwnPages;
        }

        return Task.CompletedTask;
    }
}
