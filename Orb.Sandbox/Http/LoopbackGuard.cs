namespace Orb.Sandbox.Http;

/// <summary>
/// Pages and switches need no sign-in, since only this machine reaches them. So a web page somewhere else must not: neither by a form that posts here
/// nor by a host name that it makes resolve to this machine.
/// </summary>
internal sealed class LoopbackGuard : IMiddleware
{
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (!IsLoopback(context.Request.Host.Host))
        {
            return Refuse(context, "The sandbox answers only as localhost or 127.0.0.1.");
        }

        return Changes(context.Request) && !context.Request.Path.StartsWithSegments("/api") && ComesFromElsewhere(context.Request)
            ? Refuse(context, "The sandbox takes changes only from its own pages.")
            : next(context);
    }

    private static bool Changes(HttpRequest request) => !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method);

    private static bool ComesFromElsewhere(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0 && site is not ("same-origin" or "none"))
        {
            return true;
        }

        var origin = request.Headers.Origin.ToString();
        return origin.Length > 0
            && !(Uri.TryCreate(origin, UriKind.Absolute, out var from)
                && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsLoopback(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) || host is "127.0.0.1" or "[::1]" or "::1";

    private static Task Refuse(HttpContext context, string reason)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync(reason, context.RequestAborted);
    }
}
