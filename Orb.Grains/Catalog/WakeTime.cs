namespace Orb.Grains.Catalog;

/// <summary>How long a timer or a reminder may wait. Both refuse more than 49 days, and a wake-up before the due date does no harm.</summary>
internal static class WakeTime
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    /// <summary>The time from now to a due date: none for one that has passed, and never too long for a timer.</summary>
    public static TimeSpan Until(DateTimeOffset dueAt, DateTimeOffset now) =>
        dueAt <= now ? TimeSpan.Zero : dueAt - now < Longest ? dueAt - now : Longest;
}
