using Orb.Sandbox.Faults;

namespace Orb.Sandbox.Journal;

/// <summary>What happens to one request on its way.</summary>
internal sealed class RequestTrace
{
    public FaultKind? Fault { get; set; }

    /// <summary>Whether the request reached what it asked for.</summary>
    public bool Ran { get; set; }
}

internal static class RequestTraces
{
    public static RequestTrace Trace(this HttpContext context)
    {
        if (context.Features.Get<RequestTrace>() is { } trace)
        {
            return trace;
        }

        var added = new RequestTrace();
        context.Features.Set(added);
        return added;
    }
}
