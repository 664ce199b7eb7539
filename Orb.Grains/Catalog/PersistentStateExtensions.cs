namespace Orb.Grains.Catalog;

internal static class PersistentStateExtensions
{
    /// <summary>Stores a new value. When storage refuses it, memory keeps the old one and the exception goes to the caller.</summary>
    /// <param name="state">The state to replace.</param>
    /// <param name="next">The new value.</param>
    /// <param name="cancellationToken">Ends the wait; the write may still happen.</param>
    public static async Task Replace<TState>(this IPersistentState<TState> state, TState next, CancellationToken cancellationToken)
    {
        var previous = state.State;
        state.State = next;
        try
        {
            await state.WriteStateAsync(cancellationToken);
        }
        catch
        {
            state.State = previous;
            throw;
        }
    }
}
