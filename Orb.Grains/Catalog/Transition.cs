namespace Orb.Grains.Catalog;

/// <summary>What a rule makes of a state: the next one, and what that makes known.</summary>
/// <typeparam name="TState">The state.</typeparam>
/// <param name="Next">The next state; the very same object when nothing changes.</param>
/// <param name="Happenings">What to tell.</param>
internal sealed record Transition<TState>(TState Next, params IReadOnlyList<Happening> Happenings);
