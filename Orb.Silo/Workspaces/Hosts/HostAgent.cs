using Microsoft.Extensions.Logging;
using Orb.Grains.Interfaces.Workspaces;
using Orb.Grains.Workspaces;
using Orleans.Concurrency;

namespace Orb.Silo.Workspaces.Hosts;

[Reentrant]
internal sealed partial class HostAgent(
    GrainId id,
    Orleans.Runtime.Silo silo,
    ILoggerFactory loggers,
    WorkspaceDisk disk,
    HostClone clones,
    IGrainFactory grains) : GrainService(id, silo, loggers), IHostAgent
{
    private readonly ILogger _logger = loggers.CreateLogger<HostAgent>();
    private readonly CancellationTokenSource _stopping = new();
    private readonly HostOrders<Preparation> _preparations = new(workspace => grains.GetGrain<IWorkspaceGrain>(workspace.Value).Wake());
    private readonly HostOrders<Removal> _removals = new(workspace => grains.GetGrain<IWorkspaceGrain>(workspace.Value).Wake());
    private Task _trash = Task.CompletedTask;

    /// <inheritdoc/>
    public override async Task Start()
    {
        await base.Start();
        HostServes(_logger, disk.HostId);
        _trash = Task.Run(() => ReapTrash(_stopping.Token));
    }

    /// <inheritdoc/>
    public override async Task Stop()
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_preparations.Settle(), _removals.Settle(), _trash);
        _stopping.Dispose();
        await base.Stop();
    }

    /// <inheritdoc/>
    public Task<Preparation> Prepare(WorkspaceId workspace, long epoch, CloneOrder order, CancellationToken cancellationToken) =>
        Task.FromResult(_preparations.Ask(workspace, epoch, () => clones.Prepare(workspace, epoch, order, _stopping.Token)) ?? new Preparation.Running());

    /// <inheritdoc/>
    public Task<Removal> Remove(WorkspaceId workspace, long epoch, CancellationToken cancellationToken) =>
        Task.FromResult(_removals.Ask(workspace, epoch, () => RemoveFromDisk(workspace, epoch)) ?? new Removal.Running());

    private async Task<Removal> RemoveFromDisk(WorkspaceId workspace, long epoch) =>
        DiskAnswers.Read(await Task.Run(() => disk.Remove(workspace, epoch, progress: null, _stopping.Token), _stopping.Token));

    /// <summary>What a killed host left half removed is finished before anybody asks for it again.</summary>
    private async Task ReapTrash(CancellationToken cancellationToken)
    {
        try
        {
            await disk.ReapTrash(cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            TrashNotReaped(_logger, exception, disk.HostId);
        }
        catch (OperationCanceledException)
        {
            // The rest waits for the next start.
        }
    }

    [LoggerMessage(LogLevel.Information, "This silo serves the workspaces of {HostId}")]
    private static partial void HostServes(ILogger logger, HostId hostId);

    [LoggerMessage(LogLevel.Error, "The trash of {HostId} could not be emptied")]
    private static partial void TrashNotReaped(ILogger logger, Exception exception, HostId hostId);
}
