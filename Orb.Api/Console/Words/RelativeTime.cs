namespace Orb.Api.Console.Words;

/// <summary>How far away a moment is, in the largest unit that fits. The console's script says the same while a page is open.</summary>
internal static class RelativeTime
{
    private static readonly TimeSpan JustNow = TimeSpan.FromSeconds(5);

    /// <summary><c>5 h ago</c>, <c>just now</c>, <c>in 5 h</c>.</summary>
    public static string Of(DateTimeOffset at, DateTimeOffset now)
    {
        var away = at - now;
        return away.Duration() < JustNow ? "just now"
            : away > TimeSpan.Zero ? $"in {Span(away)}"
            : $"{Span(-away)} ago";
    }

    /// <summary><c>in 5 h</c>, and <c>now</c> once the moment has come.</summary>
    public static string Due(DateTimeOffset at, DateTimeOffset now) => at <= now ? "now" : $"in {Span(at - now)}";

    private static string Span(TimeSpan span) => span.TotalSeconds switch
    {
        < 60 => $"{Math.Ceiling(span.TotalSeconds):0} s",
        < 3600 => $"{Math.Floor(span.TotalMinutes):0} min",
        < 172_800 => $"{Math.Floor(span.TotalHours):0} h",
        _ => $"{Math.Floor(span.TotalDays):0} d",
    };
}
