using System.Collections.Concurrent;

namespace Orb.Testing.Stores;

/// <summary>
/// The one thread that starts child processes. "Dies with its parent" (PR_SET_PDEATHSIG) means the thread that started the child, and a
/// thread of the pool may end at any time.
/// </summary>
internal static class ChildStarter
{
    private static readonly BlockingCollection<Action> Work = [];

    static ChildStarter() => new Thread(Loop) { IsBackground = true, Name = "child starter" }.Start();

    public static void Run(Action start)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Work.Add(() =>
        {
            try
            {
                start();
                done.SetResult();
            }
            catch (Exception exception)
            {
                done.SetException(exception);
            }
        });
        done.Task.GetAwaiter().GetResult();
    }

    private static void Loop()
    {
        foreach (var start in Work.GetConsumingEnumerable())
        {
            start();
        }
    }
}
