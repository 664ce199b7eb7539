using Orb.Grains.Interfaces.Workspaces;

namespace Orb.Grains.Workspaces;

/// <summary>
/// The hosts that have a workspace root, reached wherever they run. An order is fenced by its epoch and may be given again: while it runs the answer
/// is that it runs, and what is done already is answered as done.
/// </summary>
public interface IWorkspaceHosts
{
    /// <summary>A host for a new workspace; null when none is running.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<HostId?> Choose(CancellationToken cancellationToken);

    /// <summary>Makes a workspace, or tells how far that is.</summary>
    /// <param name="host">On whose disk.</param>
    /// <param name="workspace">Which.</param>
    /// <param name="epoch">The workspace's epoch.</param>
    /// <param name="order">What to clone.</param>
    /// <param name="cancellationToken">Ends the wait, not the work.</param>
    Task<Preparation> Prepare(HostId host, WorkspaceId workspace, long epoch, CloneOrder order, CancellationToken cancellationToken);

    /// <summary>Removes a workspace, or tells how far that is.</summary>
    /// <param name="host">From whose disk.</param>
    /// <param name="workspace">Which.</param>
    /// <param name="epoch">The workspace's epoch.</param>
    /// <param name="cancellationToken">Ends the wait, not the work.</param>
    Task<Removal> Remove(HostId host, WorkspaceId workspace, long epoch, CancellationToken cancellationToken);
}
