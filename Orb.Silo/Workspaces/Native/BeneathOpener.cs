using System.Globalization;
using static Orb.Silo.Workspaces.Native.LinuxNumbers;

namespace Orb.Silo.Workspaces.Native;

/// <summary>
/// Goes one step down from an open folder, never through a link and never into another mount. Where <c>openat2</c> is missing or forbidden
/// (old kernels, strict seccomp profiles) the same is reached by a plain open without following and a comparison of mount ids.
/// </summary>
internal sealed class BeneathOpener(bool isFallback)
{
    private const uint OwnerOnly = 0b111_000_000;

    /// <summary>Whether <c>openat2</c> does not work here; shown in health, since the comparison is slower and not one step.</summary>
    public bool IsFallback => isFallback;

    public static BeneathOpener Probe(Descriptor root)
    {
        var answer = Kernel.OpenBeneath(root, ".", Open.Read | Open.Folder, out var opened);
        opened.Dispose();
        return new BeneathOpener(answer is Errno.NotImplemented or Errno.NotPermitted);
    }

    public Errno OpenFolder(Descriptor parent, EntryName name, out Descriptor folder) =>
        Step(parent, name, Open.Read | Open.Folder | Open.NonBlocking, out folder);

    /// <summary>Opens a folder that may forbid it to its owner, by making it readable first when it is ours.</summary>
    public Errno OpenOwnFolder(Descriptor parent, EntryName name, out Descriptor folder)
    {
        var answer = OpenFolder(parent, name, out folder);
        if (answer is Errno.AccessDenied && MakeAccessible(parent, name) is Errno.None)
        {
            folder.Dispose();
            answer = OpenFolder(parent, name, out folder);
        }

        return answer;
    }

    /// <summary>Gives the owner every right on a folder, whatever mode it had. What is changed is what was opened, so a swapped name is harmless.</summary>
    public Errno MakeAccessible(Descriptor parent, EntryName name)
    {
        var answer = Step(parent, name, Open.PathOnly | Open.Folder, out var pathOnly);
        using (pathOnly)
        {
            return answer is Errno.None ? Kernel.ChangeModeOfPathOnly(pathOnly, OwnerOnly) : answer;
        }
    }

    public Errno OpenFile(Descriptor parent, EntryName name, int flags, out Descriptor file, uint mode = 0) =>
        Step(parent, name, flags | Open.NonBlocking, out file, mode);

    private Errno Step(Descriptor parent, EntryName name, int flags, out Descriptor opened, uint mode = 0)
    {
        if (!isFallback)
        {
            return Kernel.OpenBeneath(parent, name, flags, out opened, mode);
        }

        var answer = Kernel.OpenAt(parent, name, flags, out opened, mode);
        if (answer is not Errno.None || MountId(opened) == MountId(parent))
        {
            return answer;
        }

        opened.Dispose();
        return Errno.CrossDevice;
    }

    private static int MountId(Descriptor descriptor)
    {
        const string field = "mnt_id:";
        foreach (var line in File.ReadLines(descriptor.ProcPath.Replace("/fd/", "/fdinfo/", StringComparison.Ordinal)))
        {
            if (line.StartsWith(field, StringComparison.Ordinal))
            {
                return int.Parse(line.AsSpan(field.Length), CultureInfo.InvariantCulture);
            }
        }

        throw new IOException("The kernel does not tell mount ids in /proc/self/fdinfo.");
    }
}
