using System.Security.Cryptography;

namespace Orb.Sandbox.Http;

/// <summary>What every REST answer of GitHub has: an ETag that spares a body, the media type, and the caller's allowance.</summary>
internal sealed class ApiShape(RateLimit limits) : IMiddleware
{
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (!context.Request.Path.StartsWithSegments("/api/v3"))
        {
            await next(context);
            return;
        }

        var wire = context.Response.Body;
        using var answer = new MemoryStream();
        context.Response.Body = answer;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = wire;
        }

        context.Response.Headers["x-github-media-type"] = "github.v3; format=json";
        context.Response.Headers["x-github-enterprise-version"] = "3.19.0";
        limits.Describe(context);
        await Send(context, answer);
    }

    private async Task Send(HttpContext context, MemoryStream answer)
    {
        var content = answer.GetBuffer().AsMemory(0, (int)answer.Length);
        if (HttpMethods.IsGet(context.Request.Method) && context.Response.StatusCode == StatusCodes.Status200OK)
        {
            var tag = $"W/\"{Convert.ToHexStringLower(SHA256.HashData(content.Span))}\"";
            context.Response.Headers.ETag = tag;
            context.Response.Headers.CacheControl = "private, max-age=60, s-maxage=60";
            context.Response.Headers.Vary = "Accept, Authorization, Cookie, X-GitHub-OTP";
            if (context.Request.Headers.IfNoneMatch.ToString().Contains(tag[2..], StringComparison.Ordinal))
            {
                context.Response.StatusCode = StatusCodes.Status304NotModified;
                context.Response.ContentType = null;
                limits.Spare(context);
                return;
            }
        }

        if (context.Response.StatusCode != StatusCodes.Status204NoContent)
        {
            context.Response.ContentLength = content.Length;
            await context.Response.Body.WriteAsync(content, context.RequestAborted);
        }
    }
}
