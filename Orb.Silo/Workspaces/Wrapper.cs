using Orb.Grains.Interfaces.Workspaces;
using Orb.Silo.Workspaces.Native;

namespace Orb.Silo.Workspaces;

/// <summary>The folder <c>ws/&lt;id&gt;</c>, open.</summary>
internal sealed class Wrapper : IDisposable
{
    private const uint OwnerOnly = 0b111_000_000;
    private readonly WorkspaceRoot _root;

    private Wrapper(WorkspaceRoot root, WorkspaceId id, Descriptor folder) => (_root, Id, Folder) = (root, id, folder);

    public WorkspaceId Id { get; }

    public Descriptor Folder { get; }

    public string Path => _root.PathOf(Id);

    /// <summary>Opens the wrapper when it is there; the answer says why not.</summary>
    public static Errno TryOpen(WorkspaceRoot root, WorkspaceId id, out Wrapper? wrapper)
    {
        var answer = root.Opener.OpenOwnFolder(root.Workspaces, WorkspaceRoot.NameOf(id), out var folder);
        wrapper = answer is Errno.None ? new Wrapper(root, id, folder) : null;
        if (wrapper is null)
        {
            folder.Dispose();
        }
        else
        {
            _ = Kernel.ChangeMode(folder, OwnerOnly);
        }

        return answer;
    }

    public static Wrapper OpenOrMake(WorkspaceRoot root, WorkspaceId id)
    {
        _ = Kernel.MakeFolder(root.Workspaces, WorkspaceRoot.NameOf(id), OwnerOnly);
        var answer = TryOpen(root, id, out var wrapper);
        return wrapper ?? throw new IOException($"The folder of workspace {id} cannot be opened: {answer}");
    }

    /// <summary>Takes the workspace's lock for ourselves alone; null when a run, a preparation or a removal has it, or when the wrapper has moved.</summary>
    public FileLock? TryLock()
    {
        var taken = FileLock.TryTake(_root.Opener, Folder, "lock");
        if (taken is not null && !IsInPlace())
        {
            taken.Dispose();
            return null;
        }

        return taken;
    }

    public void Dispose() => Folder.Dispose();

    private bool IsInPlace() =>
        Kernel.Inspect(_root.Workspaces, WorkspaceRoot.NameOf(Id), out var named) is Errno.None
            && Kernel.Inspect(Folder, "", out var open) is Errno.None
            && named.IsSameEntry(open);
}
