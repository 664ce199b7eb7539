using Orb.Grains.Interfaces.Workspaces;
using Orb.Grains.Workspaces;
using Orleans.Services;

namespace Orb.Silo.Workspaces.Hosts;

/// <summary>The one service in a silo that touches its workspace root. Orders are answered at once; the work goes on behind them.</summary>
[Alias("orb.workspaces.host-agent"), GrainInterfaceType("orb.workspaces.host-agent")]
public interface IHostAgent : IGrainService
{
    /// <inheritdoc cref="IWorkspaceHosts.Prepare"/>
    [Alias("prepare")]
    Task<Preparation> Prepare(WorkspaceId workspace, long epoch, CloneOrder order, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="IWorkspaceHosts.Remove"/>
    [Alias("remove")]
    Task<Removal> Remove(WorkspaceId workspace, long epoch, CancellationToken cancellationToken = default);
}
