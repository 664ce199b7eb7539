using System.Text;

namespace Orb.Silo.Workspaces.Reaping;

/// <summary>What is mounted where, as this process sees it.</summary>
internal static class MountTable
{
    private const int MountPointField = 4;

    /// <summary>Mount points at or beneath a real path.</summary>
    public static IReadOnlyList<string> Beneath(string path) =>
        [.. File.ReadLines("/proc/self/mountinfo", Encoding.Latin1)
            .Select(line => Unescape(line.Split(' ')[MountPointField]))
            .Where(point => point == path || point.StartsWith(path + '/', StringComparison.Ordinal))];

    // The kernel writes space, tab, newline and backslash as three octal digits.
    private static string Unescape(string field) => field
        .Replace(@"\040", " ", StringComparison.Ordinal)
        .Replace(@"\011", "\t", StringComparison.Ordinal)
        .Replace(@"\012", "\n", StringComparison.Ordinal)
        .Replace(@"\134", @"\", StringComparison.Ordinal);
}
