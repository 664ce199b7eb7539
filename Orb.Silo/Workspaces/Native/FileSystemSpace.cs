namespace Orb.Silo.Workspaces.Native;

/// <summary>How much a file system holds and has left, in bytes and in inodes. Available is what a process without privilege may still use.</summary>
internal sealed record FileSystemSpace(long TotalBytes, long FreeBytes, long AvailableBytes, long TotalInodes, long FreeInodes);
