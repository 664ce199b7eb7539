namespace Orb.Silo.Workspaces.Native;

/// <summary>What the kernel knows of one entry, asked without following a link.</summary>
internal readonly record struct EntryFacts(ulong Device, ulong Inode, bool IsFolder, uint Links, long AllocatedBytes, bool IsImmutable)
{
    public bool IsSameEntry(EntryFacts other) => Device == other.Device && Inode == other.Inode;
}
