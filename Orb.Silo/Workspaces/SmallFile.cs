using System.Text;
using Microsoft.Win32.SafeHandles;
using Orb.Silo.Workspaces.Native;
using static Orb.Silo.Workspaces.Native.LinuxNumbers;

namespace Orb.Silo.Workspaces;

/// <summary>Small files of ours that are either there as a whole or not at all, also after a power cut.</summary>
internal static class SmallFile
{
    private const uint OwnerMayReadAndWrite = 0b110_000_000;
    private const int Longest = 4096;

    /// <summary>The text of the file, or null when there is none.</summary>
    public static string? Read(BeneathOpener opener, Descriptor folder, EntryName name)
    {
        var answer = opener.OpenFile(folder, name, Open.Read, out var file);
        using (file)
        {
            if (answer is not Errno.None)
            {
                return answer is Errno.NoEntry ? null : throw new IOException($"{name.ToDisplay()} cannot be read: {answer}");
            }

            using var handle = Borrow(file);
            var content = new byte[Longest];
            return Encoding.UTF8.GetString(content, 0, RandomAccess.Read(handle, content, 0));
        }
    }

    /// <summary>Writes the file under another name, flushes it, and renames it over the old one.</summary>
    public static void Replace(
        BeneathOpener opener, Descriptor folder, string name, ReadOnlySpan<byte> content, uint mode = OwnerMayReadAndWrite)
    {
        var unfinished = $".{name}.new";
        Check(opener.OpenFile(folder, unfinished, Open.ReadWrite | Open.Create | Open.Truncate, out var file, mode), unfinished);
        using (file)
        {
            using var handle = Borrow(file);
            RandomAccess.Write(handle, content, 0);
            Check(Kernel.Flush(file), unfinished);
        }

        Check(Kernel.Rename(folder, unfinished, folder, name, replace: true), name);
        Check(Kernel.Flush(folder), name);
    }

    private static SafeFileHandle Borrow(Descriptor file) => new(file.DangerousGetHandle(), ownsHandle: false);

    private static void Check(Errno answer, string name)
    {
        if (answer is not Errno.None)
        {
            throw new IOException($"{name} cannot be written: {answer}");
        }
    }
}
