namespace Orb.Silo.Workspaces.Reaping;

/// <summary>How far a removal is.</summary>
/// <param name="Removed">Entries that are gone: files, links and folders.</param>
/// <param name="Lifted">Folders that were moved up to be emptied there.</param>
internal sealed record ReapProgress(long Removed, long Lifted)
{
    public static readonly ReapProgress None = new(0, 0);
}
