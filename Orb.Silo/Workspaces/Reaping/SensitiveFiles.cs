using System.Collections.Frozen;
using System.Text;
using Orb.Silo.Workspaces.Native;

namespace Orb.Silo.Workspaces.Reaping;

/// <summary>
/// Removes what most likely holds a secret before anything else, in case the removal is interrupted: near the top of the tree, where such files live,
/// and within a bound, so that a hostile tree cannot make this the whole work. What it misses or cannot remove is left to the reaper.
/// </summary>
internal static class SensitiveFiles
{
    private const int Depth = 4;
    private const int MostEntries = 5_000;

    private static readonly FrozenSet<string> Names = FrozenSet.Create(
        ".netrc", "_netrc", ".npmrc", ".pypirc", ".git-credentials", ".pgpass", ".htpasswd", "credentials", "credentials.json", "secrets.json", "hosts.yml");

    private static readonly string[] Prefixes = [".env", "id_rsa", "id_ed25519", "id_ecdsa"];

    private static readonly string[] Suffixes = [".pem", ".key", ".p12", ".pfx", ".jks", ".keystore"];

    /// <summary>Removes them, and answers how many there were.</summary>
    public static int RemoveFirst(BeneathOpener opener, Descriptor top)
    {
        var entriesLeft = MostEntries;
        return RemoveIn(opener, top, Depth, ref entriesLeft);
    }

    private static int RemoveIn(BeneathOpener opener, Descriptor folder, int depth, ref int entriesLeft)
    {
        var removed = 0;
        using var entries = new FolderEntries(folder);
        while (entriesLeft > 0 && entries.MoveNext())
        {
            entriesLeft--;
            if (IsSensitive(entries.Current) && Kernel.Unlink(folder, entries.Current) is Errno.None)
            {
                removed++;
            }
            else if (depth > 1 && opener.OpenFolder(folder, entries.Current, out var child) is var answer)
            {
                using (child)
                {
                    removed += answer is Errno.None ? RemoveIn(opener, child, depth - 1, ref entriesLeft) : 0;
                }
            }
        }

        return removed;
    }

    private static bool IsSensitive(EntryName entry)
    {
        var name = Encoding.Latin1.GetString(entry.Bytes);
        return Names.Contains(name)
            || Prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            || Suffixes.Any(suffix => name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase));
    }
}
