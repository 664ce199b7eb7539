namespace Orb.Silo.Workspaces;

/// <summary>
/// Knows what still runs in a workspace. The sandbox runner, which owns the namespaces and control groups of what it starts, ends them here;
/// until there is one, the process table is asked.
/// </summary>
internal interface IWorkspaceProcesses
{
    /// <summary>Ends what can be ended, and names what still uses the folder; null when nothing does.</summary>
    Task<string?> EndThoseIn(string wrapperPath, CancellationToken cancellationToken);
}
