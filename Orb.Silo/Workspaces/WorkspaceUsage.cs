namespace Orb.Silo.Workspaces;

/// <summary>What a workspace takes on disk.</summary>
/// <param name="AllocatedBytes">Blocks really taken, so a sparse file counts little; a file with several names counts in part at each.</param>
/// <param name="Entries">Files, links and folders.</param>
/// <param name="IsComplete">False when a folder could not be read or the tree was rearranged meanwhile; then it is at least this much.</param>
internal readonly record struct WorkspaceUsage(long AllocatedBytes, long Entries, bool IsComplete);
