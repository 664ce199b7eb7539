using Orb.Silo.Workspaces.Native;
using static Orb.Silo.Workspaces.Native.LinuxNumbers;

namespace Orb.Silo.Workspaces;

/// <summary>An exclusive <c>flock</c>, held until disposed or until the process dies.</summary>
internal sealed class FileLock : IDisposable
{
    private const uint OwnerMayReadAndWrite = 0b110_000_000;
    private readonly Descriptor _file;

    private FileLock(Descriptor file) => _file = file;

    /// <summary>Takes the lock, making its file when missing; null when someone else holds it.</summary>
    public static FileLock? TryTake(BeneathOpener opener, Descriptor folder, EntryName name)
    {
        var answer = opener.OpenFile(folder, name, Open.ReadWrite | Open.Create, out var file, OwnerMayReadAndWrite);
        answer = answer is Errno.None ? Kernel.TryLock(file) : answer;
        if (answer is Errno.None)
        {
            return new FileLock(file);
        }

        file.Dispose();
        return answer is Errno.WouldBlock ? null : throw new IOException($"The lock {name.ToDisplay()} cannot be taken: {answer}");
    }

    // Released by name, not just closed: a child process that is between fork and exec still holds a copy of the descriptor.
    public void Dispose()
    {
        if (!_file.IsClosed)
        {
            _ = Kernel.Unlock(_file);
            _file.Dispose();
        }
    }
}
