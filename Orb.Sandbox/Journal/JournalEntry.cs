using Orb.Sandbox.Faults;

namespace Orb.Sandbox.Journal;

/// <summary>One request that the sandbox saw.</summary>
/// <param name="Id">Counts up from 1.</param>
/// <param name="Time">When it ended.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path with its query.</param>
/// <param name="Operation">What the route is called in faults; null for a path that is none.</param>
/// <param name="Status">The status that was sent; null when the caller got none.</param>
/// <param name="Installation">The installation whose token was used; null for others.</param>
/// <param name="Caller">Who asked: <c>anonymous</c>, <c>app</c>, <c>installation 2001</c> or <c>user ID 2</c>.</param>
/// <param name="Effect">Whether something was changed, also when the answer was lost.</param>
/// <param name="Fault">The switch that made it go wrong; null when it did not.</param>
public sealed record JournalEntry(
    long Id,
    DateTimeOffset Time,
    string Method,
    string Path,
    string? Operation,
    int? Status,
    long? Installation,
    string Caller,
    bool Effect,
    FaultKind? Fault);
