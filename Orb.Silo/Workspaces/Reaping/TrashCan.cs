using Orb.Grains.Interfaces.Workspaces;
using Orb.Silo.Workspaces.Native;

namespace Orb.Silo.Workspaces.Reaping;

/// <summary>What was taken out of use and waits to be, or is being, removed for good.</summary>
internal sealed class TrashCan(WorkspaceRoot root, TimeProvider clock)
{
    /// <summary>Names of everything in the trash, ours or not.</summary>
    public IReadOnlyList<string> Names() => FolderNames.Of(root.Opener, root.Trash);

    public IReadOnlyList<TrashEntry> EntriesOf(WorkspaceId workspace) =>
        [.. Names().Select(TrashEntry.Parse).OfType<TrashEntry>().Where(entry => entry.Workspace == workspace)];

    /// <summary>Takes a workspace out of use: after this its name is free and durable so, whatever the tree contains.</summary>
    public Errno Take(WorkspaceId workspace, long epoch, out TrashEntry entry)
    {
        entry = TrashEntry.New(workspace, epoch);
        var answer = Rename(workspace, entry);
        if (answer is Errno.AccessDenied && root.Opener.MakeAccessible(root.Workspaces, WorkspaceRoot.NameOf(workspace)) is Errno.None)
        {
            answer = Rename(workspace, entry);
        }

        if (answer is Errno.None)
        {
            _ = Kernel.Flush(root.Workspaces);
            _ = Kernel.Flush(root.Trash);
        }

        return answer;
    }

    public Reaper ReaperOf(string entry) => new(root.Opener, root.Trash, entry, clock);

    private Errno Rename(WorkspaceId workspace, TrashEntry entry) =>
        Kernel.Rename(root.Workspaces, WorkspaceRoot.NameOf(workspace), root.Trash, entry.Name);
}
