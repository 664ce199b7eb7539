namespace Orb.Silo.Workspaces.Native;

/// <summary>What the kernel answered; the numbers are the same on every Linux this runs on.</summary>
internal enum Errno
{
    None = 0,
    NotPermitted = 1,
    NoEntry = 2,
    NoProcess = 3,
    AccessDenied = 13,
    Busy = 16,
    Exists = 17,
    CrossDevice = 18,
    NotDirectory = 20,
    IsDirectory = 21,
    ReadOnlyFileSystem = 30,
    WouldBlock = 11,
    NotImplemented = 38,
    NotEmpty = 39,
    TooManySymbolicLinks = 40,
}
