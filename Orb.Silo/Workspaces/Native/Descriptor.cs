using Microsoft.Win32.SafeHandles;

namespace Orb.Silo.Workspaces.Native;

/// <summary>An open file descriptor, closed once.</summary>
internal sealed class Descriptor : SafeHandleMinusOneIsInvalid
{
    /// <param name="value">What an opening call answered; -1 is no descriptor.</param>
    public Descriptor(nint value)
        : base(ownsHandle: true) => SetHandle(value);

    /// <summary>Where this process finds what the descriptor is open on, whatever its name has become since.</summary>
    public string ProcPath => $"/proc/self/fd/{handle}";

    protected override bool ReleaseHandle() => LibC.Close((int)handle) == 0;
}
