namespace Orb.Testing;

/// <summary>What has happened so far, for tests that wait for something to happen and never for time to pass.</summary>
public sealed class Recorded<T>(TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Lock _change = new();
    private readonly List<T> _items = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<T> All
    {
        get
        {
            lock (_change)
            {
                return [.. _items];
            }
        }
    }

    public void Add(T item)
    {
        lock (_change)
        {
            _items.Add(item);
            _changed.SetResult();
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Ends when what has happened is enough; after half a minute of real time it says what has happened instead.</summary>
    public async Task<IReadOnlyList<T>> WaitFor(Func<IReadOnlyList<T>, bool> isEnough, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        while (true)
        {
            Task changed;
            lock (_change)
            {
                changed = _changed.Task;
            }

            var all = All;
            if (isEnough(all))
            {
                return all;
            }

            try
            {
                await changed.WaitAsync(linked.Token);
            }
            catch (OperationCanceledException exception) when (patience.IsCancellationRequested)
            {
                throw new TimeoutException($"Still waiting; so far there was: {string.Join(", ", all)}", exception);
            }
        }
    }
}
