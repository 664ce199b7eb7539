using System.Globalization;

namespace Orb.Sandbox.Http;

/// <summary>Times as GitHub writes them: whole seconds in UTC.</summary>
internal static class Instant
{
    public static string ToGitHub(this DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string? ToGitHub(this DateTimeOffset? time) => time?.ToGitHub();
}
