namespace Orb.Cluster.Tests.Clusters;

/// <summary>Waits for what other silos or processes bring about, whose moments cannot be subscribed to. Late is a failure that says what was seen last.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    /// <summary>Looks until what is seen fits.</summary>
    /// <returns>What fitted.</returns>
    public static async Task<T> Sees<T>(Func<Task<T>> look, Predicate<T> fits, string expectation, TimeSpan? patience = null)
    {
        var start = TimeProvider.System.GetTimestamp();
        object? seen = null;
        do
        {
            try
            {
                var latest = await look();
                if (fits(latest))
                {
                    return latest;
                }

                seen = latest;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // A silo or a store that is away for a moment is what these tests are about.
                seen = $"{failure.GetType().Name}: {failure.Message}";
            }

            await Task.Delay(BetweenLooks, TimeProvider.System, TestContext.Current.CancellationToken);
        }
        while (TimeProvider.System.GetElapsedTime(start) < (patience ?? Patience));

        Assert.Fail($"{expectation}: not so after {TimeProvider.System.GetElapsedTime(start).TotalSeconds:F0} s. Last seen: {seen ?? "nothing"}");
        throw new InvalidOperationException();
    }

    /// <summary>Looks until it is so.</summary>
    public static Task Holds(Func<bool> isSo, string expectation) => Sees(() => Task.FromResult(isSo()), so => so, expectation);
}
