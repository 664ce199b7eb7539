namespace Orb.Sandbox.Pages;

/// <summary>The frame of every page, which says that this is a stand-in.</summary>
internal static class Layout
{
    public static IResult Page(string title, Html content, int status = StatusCodes.Status200OK) => new Answer(title, content, status);

    private sealed record Answer(string Title, Html Content, int Status) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = Status;
            response.ContentType = "text/html; charset=utf-8";
            response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
            response.Headers.CacheControl = "no-store";
            return response.WriteAsync(Frame().Text, httpContext.RequestAborted);
        }

        private Html Frame() => Html.Of($"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Title} · Orb sandbox</title>
            <link rel="stylesheet" href="/sandbox.css">
            </head>
            <body>
            <header><a class="home" href="/">Orb sandbox</a> <span>a stand-in for GitHub on this machine</span></header>
            <main>
            {Content}
            </main>
            </body>
            </html>
            """);
    }
}
