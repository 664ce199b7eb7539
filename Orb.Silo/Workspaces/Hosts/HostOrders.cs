using System.Collections.Concurrent;
using Orb.Grains.Interfaces.Workspaces;

namespace Orb.Silo.Workspaces.Hosts;

/// <summary>
/// Orders under way on this host, one for each workspace and epoch. The first to ask starts one, everybody after that learns how it stands, and the
/// workspace's grain is woken when it is done. An answer that nobody fetches is lost with the process; asking again works it out again.
/// </summary>
/// <typeparam name="T">What an order ends with.</typeparam>
/// <param name="wake">Wakes the grain of a workspace.</param>
internal sealed class HostOrders<T>(Func<WorkspaceId, Task> wake)
    where T : class
{
    private readonly ConcurrentDictionary<(WorkspaceId Workspace, long Epoch), Lazy<Task<T>>> _orders = new();

    /// <summary>The end of the order; null while it is under way.</summary>
    /// <exception cref="Exception">The order ended with it.</exception>
    public T? Ask(WorkspaceId workspace, long epoch, Func<Task<T>> start)
    {
        var key = (workspace, epoch);
        var work = _orders.GetOrAdd(key, _ => new Lazy<Task<T>>(() => RunAndWake(workspace, start))).Value;
        if (!work.IsCompleted)
        {
            return null;
        }

        _orders.TryRemove(key, out _);
        return work.GetAwaiter().GetResult();
    }

    /// <summary>Waits until no order is under way.</summary>
    public async Task Settle()
    {
        foreach (var order in _orders.Values)
        {
            await ((Task)order.Value).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<T> RunAndWake(WorkspaceId workspace, Func<Task<T>> start)
    {
        try
        {
            await Task.Yield();
            return await start();
        }
        finally
        {
            // Woken after this task has ended, so that the grain that asks finds the answer.
            _ = WakeLater(workspace);
        }
    }

    private async Task WakeLater(WorkspaceId workspace)
    {
        await Task.Yield();
        await wake(workspace).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
