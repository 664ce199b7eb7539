using Orb.Silo.Workspaces.Native;

namespace Orb.Silo.Workspaces;

/// <summary>Lists folders of ours, whose names are text.</summary>
internal static class FolderNames
{
    public static IReadOnlyList<string> Of(BeneathOpener opener, Descriptor folder)
    {
        // A descriptor of its own: the offset of a shared one would be moved by every other reader.
        if (opener.OpenFolder(folder, ".", out var own) is not Errno.None and var answer)
        {
            own.Dispose();
            throw new IOException($"A folder of the workspace root cannot be read: {answer}");
        }

        using (own)
        {
            using var entries = new FolderEntries(own);
            List<string> names = [];
            while (entries.MoveNext())
            {
                names.Add(entries.Current.ToString());
            }

            return names;
        }
    }
}
