using System.Security.Cryptography;
using System.Text;
using Orb.Api.Security;
using Orb.Grains.Interfaces.Catalog;

namespace Orb.Api.Catalog;

/// <summary>
/// Runs a request once for each <c>Idempotency-Key</c>, caller and route (draft-ietf-httpapi-idempotency-key-header). Only an answer that would be the same
/// next time is kept; after a failure the caller may try again, and what is made from the operation's id is still made once.
/// </summary>
internal sealed partial class IdempotentRequests(RequestDelegate next, IGrainFactory grains, ILogger<IdempotentRequests> logger)
{
    public async Task Invoke(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<ActsOnce>() is null || !http.Request.Headers.TryGetValue(IdempotencyKey.Header, out var header))
        {
            await next(http);
            return;
        }

        var key = header.ToString();
        if (!IdempotencyKey.IsUsable(key))
        {
            await Problems.Of(ProblemKinds.BadIdempotencyKey, "It must have 1 to 255 visible ASCII characters.").ExecuteAsync(http);
            return;
        }

        var scope = $"{http.User.Id()} {http.Request.Method} {http.Request.Path}";
        var hash = await HashBody(http.Request, http.RequestAborted);
        var run = await grains.GetGrain<IIdempotencyGrain>(0).Begin(scope, key, hash, http.RequestAborted);
        switch (run)
        {
            case IdempotentRun.Started started:
                http.Features.Set(new Operation(started.OperationId));
                await Run(http, scope, key);
                break;
            case IdempotentRun.Replayed replayed:
                await Replay(http, replayed.Answer);
                break;
            case IdempotentRun.Running:
                http.Response.Headers.RetryAfter = "1";
                await Problems.Of(ProblemKinds.IdempotencyKeyInUse, "Ask again in a moment.").ExecuteAsync(http);
                break;
            case IdempotentRun.Mismatched:
                await Problems.Of(ProblemKinds.IdempotencyKeyReused, "Take a new key for a new request.").ExecuteAsync(http);
                break;
            default:
                throw new InvalidOperationException($"Unhandled run {run}");
        }
    }

    private async Task Run(HttpContext http, string scope, string key)
    {
        var sent = http.Response.Body;
        using var answer = new MemoryStream();
        http.Response.Body = answer;
        var settled = false;
        try
        {
            await next(http);
            if (IsWorthKeeping(http.Response.StatusCode))
            {
                settled = await Keep(http.Response, answer, scope, key);
            }
        }
        finally
        {
            http.Response.Body = sent;
            if (!settled)
            {
                await Release(scope, key);
            }
        }

        answer.Position = 0;
        await answer.CopyToAsync(sent, http.RequestAborted);
    }

    /// <summary>A refusal of the caller, a limit or a failure of ours may be gone next time.</summary>
    private static bool IsWorthKeeping(int status) => status is >= 200 and < 500 and not (401 or 403 or 408 or 413 or 429);

    // The work is done and stored by now: a caller who hung up changes nothing about that, nor does a table that does not answer.
    private async Task<bool> Keep(HttpResponse response, MemoryStream body, string scope, string key)
    {
        var answer = new StoredAnswer(
            response.StatusCode,
            response.ContentType,
            response.Headers.Location.Count is 0 ? null : response.Headers.Location.ToString(),
            Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length));
        try
        {
            await grains.GetGrain<IIdempotencyGrain>(0).Complete(scope, key, answer, CancellationToken.None);
        }
        catch (Exception failure)
        {
            NotKept(failure);
        }

        return true;
    }

    private async Task Release(string scope, string key)
    {
        try
        {
            await grains.GetGrain<IIdempotencyGrain>(0).Abandon(scope, key, CancellationToken.None);
        }
        catch (Exception failure)
        {
            NotReleased(failure);
        }
    }

    private static async Task Replay(HttpContext http, StoredAnswer answer)
    {
        http.Response.StatusCode = answer.Status;
        http.Response.ContentType = answer.ContentType;
        http.Response.Headers[IdempotencyKey.ReplayedHeader] = "true";
        if (answer.Location is not null)
        {
            http.Response.Headers.Location = answer.Location;
        }

        if (answer.Body.Length > 0)
        {
            await http.Response.WriteAsync(answer.Body, http.RequestAborted);
        }
        else
        {
            http.Response.ContentLength = 0;
        }
    }

    private static async Task<string> HashBody(HttpRequest request, CancellationToken cancellationToken)
    {
        var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        body.Position = 0;
        request.Body = body;
        return Convert.ToHexStringLower(SHA256.HashData(body.GetBuffer().AsSpan(0, (int)body.Length)));
    }

    [LoggerMessage(LogLevel.Warning, "An answer could not be kept under its idempotency key")]
    private partial void NotKept(Exception failure);

    [LoggerMessage(LogLevel.Warning, "An idempotency key could not be released; it frees itself in a minute")]
    private partial void NotReleased(Exception failure);
}
