using System.Collections.Frozen;

namespace Orb.Sandbox.Faults;

/// <summary>Which faults make sense.</summary>
internal static class FaultRules
{
    private static readonly FrozenSet<FaultKind> OfWebhooks =
        new[] { FaultKind.Delay, FaultKind.Lost, FaultKind.Doubled, FaultKind.BadlySigned }.ToFrozenSet();

    private static readonly FrozenSet<FaultKind> OnlyOfWebhooks = new[] { FaultKind.Lost, FaultKind.Doubled, FaultKind.BadlySigned }.ToFrozenSet();

    /// <summary>Null when the fault makes sense, or why it does not.</summary>
    public static string? Refusal(Fault fault, IReadOnlySet<string> operations)
    {
        if (fault.Times is < 1 or > 1_000_000)
        {
            return "times must be from 1 to 1000000";
        }

        if (fault.Used != 0)
        {
            return "used is counted by the sandbox and cannot be set";
        }

        if ((fault.Kind == FaultKind.Status) != (fault.Status is >= 100 and <= 599))
        {
            return fault.Kind == FaultKind.Status ? "status must be from 100 to 599" : "status belongs to kind status only";
        }

        if (fault.Kind != FaultKind.Status && (fault.Body is not null || fault.Headers is not null))
        {
            return "body and headers belong to kind status only";
        }

        if ((fault.Kind == FaultKind.Delay) != (fault.Milliseconds is >= 1 and <= 600_000))
        {
            return fault.Kind == FaultKind.Delay ? "milliseconds must be from 1 to 600000" : "milliseconds belongs to kind delay only";
        }

        return fault.IsForWebhooks ? WebhookRefusal(fault) : RequestRefusal(fault, operations);
    }

    private static string? WebhookRefusal(Fault fault) =>
        OfWebhooks.Contains(fault.Kind) ? null : "a webhook can be delayed, lost, doubled or badly signed";

    private static string? RequestRefusal(Fault fault, IReadOnlySet<string> operations)
    {
        if (OnlyOfWebhooks.Contains(fault.Kind))
        {
            return "only a webhook can be lost, doubled or badly signed";
        }

        var known = fault.Operation.Contains(' ', StringComparison.Ordinal)
            ? fault.Operation.Split(' ', 2)[1].StartsWith('/')
            : fault.Operation.EndsWith('*')
                ? operations.Any(name => name.StartsWith(fault.Operation[..^1], StringComparison.Ordinal))
                : operations.Contains(fault.Operation);
        return known ? null : $"there is no operation {fault.Operation}";
    }
}
