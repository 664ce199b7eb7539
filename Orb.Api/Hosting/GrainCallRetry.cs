namespace Orb.Api.Hosting;

/// <summary>
/// Makes a grain call a second time when the silo it went to died or was leaving. Every grain call of the API is idempotent by its contract,
/// and a call that a dead silo took along is otherwise lost to its caller.
/// </summary>
internal sealed partial class GrainCallRetry(ILogger<GrainCallRetry> logger) : IOutgoingGrainCallFilter
{
    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        if (await Failure(context) is not { } fault)
        {
            return;
        }

        Retrying(context.InterfaceName, context.MethodName, fault.Message);
        await context.Invoke();
    }

    /// <summary>A refused call shows up either as a thrown exception or as an answer that holds one.</summary>
    private static async Task<Exception?> Failure(IOutgoingGrainCallContext context)
    {
        try
        {
            await context.Invoke();
        }
        catch (Exception fault) when (ClusterFaults.MayBeRetried(fault))
        {
            return fault;
        }

        return context.Response?.Exception is { } answered && ClusterFaults.MayBeRetried(answered) ? answered : null;
    }

    [LoggerMessage(LogLevel.Information, "Calling {Grain}.{Method} again: {Reason}")]
    private partial void Retrying(string? grain, string? method, string reason);
}
