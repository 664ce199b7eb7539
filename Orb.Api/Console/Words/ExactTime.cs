namespace Orb.Api.Console.Words;

/// <summary>A moment to the second, for those who hover and for sentences about other moments.</summary>
internal static class ExactTime
{
    public static string Of(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM yyyy HH:mm:ss 'UTC'");

    public static string ToTheMinute(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM HH:mm 'UTC'");
}
