using System.Runtime.InteropServices;

namespace Orb.Silo.Workspaces.Native;

/// <summary>The numbers that differ between x64 and arm64, and those next to them.</summary>
internal static class LinuxNumbers
{
    internal const nint OpenAt2 = 437;
    internal static readonly nint GetEntries = IsArm ? 61 : 217;
    internal static readonly nint RenameAt2 = IsArm ? 276 : 316;
    internal static readonly nint Statx = IsArm ? 291 : 332;
    internal static readonly nint MemoryFile = IsArm ? 279 : 319;

    internal const ulong ResolveNoCrossing = 0x01;
    internal const ulong ResolveNoMagicLinks = 0x02;
    internal const ulong ResolveNoSymbolicLinks = 0x04;
    internal const ulong ResolveBeneath = 0x08;

    internal const int RemoveFolder = 0x200;
    internal const nint RenameNoReplace = 1;

    internal const int LockExclusive = 2;
    internal const int LockWithoutWaiting = 4;
    internal const int LockRelease = 8;

    internal const nint EmptyPath = 0x1000;
    internal const nint DoNotFollow = 0x100;
    internal const nint BasicFacts = 0x7ff;
    internal const ulong AttributeImmutable = 0x10;
    internal const ulong AttributeAppendOnly = 0x20;

    internal const nint MemoryFileCloseOnExecute = 1;

    private static bool IsArm => RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => false,
        Architecture.Arm64 => true,
        var other => throw new PlatformNotSupportedException($"Workspaces know the system calls of x64 and arm64 Linux, not of {other}."),
    };

    /// <summary>Flags of <c>open</c>.</summary>
    internal static class Open
    {
        internal const int Read = 0;
        internal const int ReadWrite = 2;
        internal const int Create = 0x40;
        internal const int Truncate = 0x200;
        internal const int NonBlocking = 0x800;
        internal const int CloseOnExecute = 0x80000;
        internal const int PathOnly = 0x200000;
        internal static readonly int Folder = IsArm ? 0x4000 : 0x10000;
        internal static readonly int DoNotFollow = IsArm ? 0x8000 : 0x20000;
    }
}
