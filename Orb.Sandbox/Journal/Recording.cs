using System.Security.Cryptography;
using Orb.Sandbox.Accounts;
using Orb.Sandbox.Faults;
using Orb.Sandbox.Http;

namespace Orb.Sandbox.Journal;

/// <summary>Gives every request an id, and writes down how it ended.</summary>
internal sealed partial class Recording(RequestJournal journal, TimeProvider clock, ILogger<Recording> logger) : IMiddleware
{
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path.StartsWithSegments("/_sandbox") || context.Request.Path == "/sandbox.css")
        {
            await next(context);
            return;
        }

        context.Response.Headers["x-github-request-id"] = RandomNumberGenerator.GetHexString(20);
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Trace();
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller went away; there is nobody to answer.
        }
        catch (Exception failure) when (!context.Response.HasStarted)
        {
            Failed(failure, context.Request.Method, context.Request.Path);
            await new GitHubError(StatusCodes.Status500InternalServerError, "Server Error").ExecuteAsync(context);
        }
        finally
        {
            Note(context);
        }
    }

    private void Note(HttpContext context)
    {
        var trace = context.Trace();
        var caller = context.Caller();
        var status = context.Response.StatusCode;
        var silent = context.RequestAborted.IsCancellationRequested || trace.Fault is FaultKind.Reset or FaultKind.AnswerLost or FaultKind.Hang;
        var operation = context.GetEndpoint()?.Metadata.GetMetadata<Operation>()?.Name;
        // git fetches by POST.
        var changes = !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method) && operation != "git.http.fetch";
        journal.Add(new JournalEntry(
            Id: 0,
            clock.GetUtcNow(),
            context.Request.Method,
            context.Request.Path + context.Request.QueryString,
            operation,
            silent ? null : status,
            (caller as Caller.Installation)?.Id,
            caller.Key,
            changes && trace.Ran && status < 400,
            trace.Fault));
    }

    [LoggerMessage(LogLevel.Error, "{Method} {Path} failed")]
    private partial void Failed(Exception failure, string method, PathString path);
}
