using System.Text;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.Workspaces;
using Orb.Silo.Workspaces.Native;

namespace Orb.Silo.Workspaces;

/// <summary>
/// The folder of one host: <c>host-id</c>, <c>.host.lock</c>, <c>ws/</c> and <c>trash/</c>. Held by at most one process at a time; everything on
/// disk is reached from here, by names that come from validated ids only.
/// </summary>
internal sealed class WorkspaceRoot : IDisposable
{
    private const uint OwnerOnly = 0b111_000_000;
    private readonly Descriptor _root;
    private readonly FileLock _hostLock;

    private WorkspaceRoot(string path, Descriptor root, FileLock hostLock, BeneathOpener opener)
    {
        (Path, _root, _hostLock, Opener) = (path, root, hostLock, opener);
        Workspaces = OpenOrMakeFolder("ws");
        Trash = OpenOrMakeFolder("trash");
    }

    /// <summary>The stable identity of this root; it moves with the disk.</summary>
    public HostId HostId { get; private init; }

    /// <summary>The root's real path, free of links.</summary>
    public string Path { get; }

    public BeneathOpener Opener { get; }

    public Descriptor Workspaces { get; }

    public Descriptor Trash { get; }

    /// <summary>Opens the root, making what is missing.</summary>
    /// <exception cref="PlatformNotSupportedException">This is not Linux.</exception>
    /// <exception cref="WorkspaceRootException">Another process holds the root, or it is laid out in a way that cleanup could not be trusted on.</exception>
    public static WorkspaceRoot Open(string path, TimeProvider clock)
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new PlatformNotSupportedException(
                "Workspaces need Linux: only its openat2, renameat2 and mount table allow a hostile tree to be removed without touching what is outside it.");
        }

        Directory.CreateDirectory(path);
        if (Kernel.OpenTrustedFolder(path, out var root) is not Errno.None and var answer)
        {
            throw new WorkspaceRootException($"The workspace root {path} cannot be opened: {answer}.");
        }

        var opener = BeneathOpener.Probe(root);
        var hostLock = FileLock.TryTake(opener, root, ".host.lock")
            ?? throw new WorkspaceRootException($"Another silo already uses the workspace root {path}; every silo needs its own.");
        try
        {
            var realPath = new DirectoryInfo(root.ProcPath).ResolveLinkTarget(returnFinalTarget: false)!.FullName;
            return new WorkspaceRoot(realPath, root, hostLock, opener) { HostId = ReadOrMakeHostId(opener, root, clock) };
        }
        catch
        {
            hostLock.Dispose();
            root.Dispose();
            throw;
        }
    }

    /// <summary>The name of a workspace's folder. An id that did not come from <see cref="EntityId"/> ends here, before any disk call.</summary>
    public static string NameOf(WorkspaceId id) => EntityId.TryParse<WorkspaceId>(id.Value, out var valid)
        ? valid.Value
        : throw new ArgumentException("Not a workspace id.", nameof(id));

    /// <summary>The path of a workspace's folder, for git, which takes no descriptors.</summary>
    public string PathOf(WorkspaceId id) => $"{Path}/ws/{NameOf(id)}";

    public string TrashPathOf(string entry) => $"{Path}/trash/{entry}";

    public FileSystemSpace ReadSpace() =>
        Kernel.ReadSpace(_root, out var space) is var answer and not Errno.None ? throw new IOException($"fstatvfs of the root: {answer}") : space;

    /// <summary>Writes a program of ours into the root, for its owner only, and answers its path.</summary>
    public string Install(string name, ReadOnlySpan<byte> program)
    {
        SmallFile.Replace(Opener, _root, name, program, OwnerOnly);
        return $"{Path}/{name}";
    }

    public void Dispose()
    {
        Trash.Dispose();
        Workspaces.Dispose();
        _hostLock.Dispose();
        _root.Dispose();
    }

    private static HostId ReadOrMakeHostId(BeneathOpener opener, Descriptor root, TimeProvider clock)
    {
        const string name = "host-id";
        if (SmallFile.Read(opener, root, name) is { } text)
        {
            return EntityId.TryParse<HostId>(text.Trim(), out var known)
                ? known
                : throw new WorkspaceRootException("The file host-id of the workspace root holds no host id.");
        }

        var made = EntityId.New<HostId>(clock.GetUtcNow());
        SmallFile.Replace(opener, root, name, Encoding.UTF8.GetBytes(made.Value + '\n'));
        return made;
    }

    // Opened without crossing mounts, so both folders are on the root's own mount and a rename between them is always possible.
    private Descriptor OpenOrMakeFolder(string name)
    {
        _ = Kernel.MakeFolder(_root, name, OwnerOnly);
        return Opener.OpenFolder(_root, name, out var folder) switch
        {
            Errno.None => folder,
            Errno.CrossDevice => throw new WorkspaceRootException(
                $"{Path}/{name} is a mount of its own; ws and trash must be on one file system, since a workspace is removed by renaming it into trash."),
            Errno.TooManySymbolicLinks or Errno.NotDirectory => throw new WorkspaceRootException($"{Path}/{name} is not a folder of its own."),
            var answer => throw new WorkspaceRootException($"{Path}/{name} cannot be opened: {answer}."),
        };
    }
}
