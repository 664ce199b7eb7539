using System.Text.Json.Nodes;
using Orb.Sandbox.Http;
using Orb.Sandbox.Journal;

namespace Orb.Sandbox.Faults;

/// <summary>Makes a request go wrong when a switch says so.</summary>
internal sealed class FaultInjection(FaultBook faults, IHostApplicationLifetime lifetime) : IMiddleware
{
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var operation = context.GetEndpoint()?.Metadata.GetMetadata<Operation>()?.Name;
        var fault = context.Request.Path.StartsWithSegments("/_sandbox")
            ? null
            : faults.Take(operation, context.Request.Method, context.Request.Path);
        if (fault is null)
        {
            await Go(context, next);
            return;
        }

        context.Trace().Fault = fault.Kind;
        switch (fault.Kind)
        {
            case FaultKind.Status:
                await Answer(context, fault);
                break;
            case FaultKind.Delay:
                await Task.Delay(fault.For, TimeProvider.System, context.RequestAborted);
                await Go(context, next);
                break;
            case FaultKind.Hang:
                await Hang(context);
                break;
            case FaultKind.Reset:
                context.Abort();
                break;
            case FaultKind.AnswerLost:
                context.Response.Body = Stream.Null;
                await Go(context, next);
                context.Abort();
                break;
            case FaultKind.Truncated:
                await SendHalf(context, next);
                break;
            default:
                throw new InvalidOperationException($"Unhandled fault {fault.Kind}");
        }
    }

    private async Task Hang(HttpContext context)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, either.Token);
        }
        catch (OperationCanceledException)
        {
            context.Abort();
        }
    }

    private static Task Go(HttpContext context, RequestDelegate next)
    {
        context.Trace().Ran = true;
        return next(context);
    }

    private static Task Answer(HttpContext context, Fault fault)
    {
        context.Response.Headers["x-sandbox-fault"] = "status";
        foreach (var (name, value) in fault.Headers ?? new Dictionary<string, string>())
        {
            context.Response.Headers[name] = value;
        }

        return fault.Body is { } body
            ? Body.Write(context, fault.Status!.Value, JsonNode.Parse(body.GetRawText())!)
            : new GitHubError(fault.Status!.Value, "Sandbox fault").ExecuteAsync(context);
    }

    private static async Task SendHalf(HttpContext context, RequestDelegate next)
    {
        var wire = context.Response.Body;
        using var whole = new MemoryStream();
        context.Response.Body = whole;
        await Go(context, next);
        context.Response.Body = wire;
        context.Response.ContentLength = whole.Length;
        await wire.WriteAsync(whole.GetBuffer().AsMemory(0, (int)whole.Length / 2), context.RequestAborted);
        await wire.FlushAsync(context.RequestAborted);
        context.Abort();
    }
}
