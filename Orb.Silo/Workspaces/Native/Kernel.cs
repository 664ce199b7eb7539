using System.Runtime.InteropServices;
using System.Text;
using static Orb.Silo.Workspaces.Native.LinuxNumbers;

namespace Orb.Silo.Workspaces.Native;

/// <summary>System calls on one name in an open folder; each answers with an <see cref="Errno"/> instead of throwing.</summary>
internal static unsafe class Kernel
{
    /// <summary>Opens a path of this process's own choosing, following links: for the configured root, never for what a tree contains.</summary>
    public static Errno OpenTrustedFolder(string path, out Descriptor opened)
    {
        fixed (byte* bytes = Encoding.UTF8.GetBytes(path + '\0'))
        {
            opened = new Descriptor(LibC.Open(bytes, Open.Read | Open.Folder | Open.CloseOnExecute, 0));
            return Answer(!opened.IsInvalid);
        }
    }

    /// <summary>One step down; a link at that step is an error. Mounts are crossed: see <see cref="OpenBeneath"/>.</summary>
    public static Errno OpenAt(Descriptor folder, EntryName name, int flags, out Descriptor opened, uint mode = 0)
    {
        fixed (byte* bytes = name)
        {
            opened = new Descriptor(LibC.OpenAt(folder, bytes, flags | Open.DoNotFollow | Open.CloseOnExecute, mode));
            return Answer(!opened.IsInvalid);
        }
    }

    /// <summary>Opens beneath the folder, through no link of any kind and into no other mount (<c>openat2</c>, Linux 5.6).</summary>
    public static Errno OpenBeneath(Descriptor folder, EntryName name, int flags, out Descriptor opened, uint mode = 0)
    {
        var how = new LibC.OpenHow
        {
            Flags = (ulong)(uint)(flags | Open.DoNotFollow | Open.CloseOnExecute),
            Mode = mode,
            Resolve = ResolveBeneath | ResolveNoSymbolicLinks | ResolveNoMagicLinks | ResolveNoCrossing,
        };
        fixed (byte* bytes = name)
        {
            opened = new Descriptor(LibC.OpenAt2(OpenAt2, folder, bytes, &how, sizeof(LibC.OpenHow)));
            return Answer(!opened.IsInvalid);
        }
    }

    public static Errno Unlink(Descriptor folder, EntryName name)
    {
        fixed (byte* bytes = name)
        {
            return Answer(LibC.UnlinkAt(folder, bytes, 0) == 0);
        }
    }

    public static Errno RemoveEmptyFolder(Descriptor folder, EntryName name)
    {
        fixed (byte* bytes = name)
        {
            return Answer(LibC.UnlinkAt(folder, bytes, RemoveFolder) == 0);
        }
    }

    public static Errno MakeFolder(Descriptor folder, EntryName name, uint mode)
    {
        fixed (byte* bytes = name)
        {
            return Answer(LibC.MakeFolderAt(folder, bytes, mode) == 0);
        }
    }

    /// <summary>Moves an entry; the new name is replaced only when asked for.</summary>
    public static Errno Rename(Descriptor from, EntryName name, Descriptor to, EntryName newName, bool replace = false)
    {
        fixed (byte* bytes = name, newBytes = newName)
        {
            return Answer(LibC.RenameAt2(RenameAt2, from, bytes, to, newBytes, replace ? 0 : RenameNoReplace) == 0);
        }
    }

    /// <summary>The facts of an entry, or of the folder itself when the name is empty.</summary>
    public static Errno Inspect(Descriptor folder, EntryName name, out EntryFacts facts)
    {
        LibC.StatxBuffer buffer;
        fixed (byte* bytes = name)
        {
            var answer = Answer(LibC.Statx(Statx, folder, bytes, EmptyPath | DoNotFollow, BasicFacts, &buffer) == 0);
            facts = answer is not Errno.None ? default : new EntryFacts(
                ((ulong)buffer.DeviceMajor << 32) | buffer.DeviceMinor,
                buffer.Inode,
                (buffer.Mode & 0xf000) == 0x4000,
                buffer.Links,
                (long)buffer.Blocks * 512,
                (buffer.Attributes & (AttributeImmutable | AttributeAppendOnly)) != 0);
            return answer;
        }
    }

    public static Errno ChangeMode(Descriptor file, uint mode) => Answer(LibC.ChangeMode(file, mode) == 0);

    /// <summary>Changes the mode of exactly what a path-only descriptor is open on; <c>fchmod</c> refuses those.</summary>
    public static Errno ChangeModeOfPathOnly(Descriptor pathOnly, uint mode)
    {
        fixed (byte* bytes = Encoding.UTF8.GetBytes(pathOnly.ProcPath + '\0'))
        {
            return Answer(LibC.ChangeModeOfPath(bytes, mode) == 0);
        }
    }

    /// <summary>Takes the exclusive lock of an open file, or answers <see cref="Errno.WouldBlock"/> at once.</summary>
    public static Errno TryLock(Descriptor file) => Answer(LibC.Lock(file, LockExclusive | LockWithoutWaiting) == 0);

    public static Errno Unlock(Descriptor file) => Answer(LibC.Lock(file, LockRelease) == 0);

    public static Errno Flush(Descriptor file) => Answer(LibC.Flush(file) == 0);

    public static Errno FlushFileSystem(Descriptor anyFile) => Answer(LibC.FlushFileSystem(anyFile) == 0);

    public static Errno ReadSpace(Descriptor anyFile, out FileSystemSpace space)
    {
        LibC.StatvfsBuffer buffer;
        var answer = Answer(LibC.FileSystemSpace(anyFile, &buffer) == 0);
        var unit = buffer.FragmentSize;
        space = new FileSystemSpace(
            (long)(buffer.Blocks * unit),
            (long)(buffer.FreeBlocks * unit),
            (long)(buffer.AvailableBlocks * unit),
            (long)buffer.Inodes,
            (long)buffer.FreeInodes);
        return answer;
    }

    /// <summary>A nameless file in memory, seen by this process and by those that may inspect it, and gone when it dies.</summary>
    public static Errno OpenMemoryFile(EntryName label, out Descriptor opened)
    {
        fixed (byte* bytes = label)
        {
            opened = new Descriptor(LibC.MemoryFile(MemoryFile, bytes, MemoryFileCloseOnExecute));
            return Answer(!opened.IsInvalid);
        }
    }

    public static Errno SignalGroup(int leader, int signal) => Answer(LibC.Signal(-leader, signal) == 0);

    private static Errno Answer(bool succeeded) => succeeded ? Errno.None : (Errno)Marshal.GetLastPInvokeError();
}
