using Microsoft.Extensions.Logging;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.Workspaces;
using Orb.Silo.Workspaces.Native;
using Orb.Silo.Workspaces.Preparing;
using Orb.Silo.Workspaces.Reaping;
using Orb.Silo.Workspaces.Removing;

namespace Orb.Silo.Workspaces;

/// <summary>
/// Everything a host does to the disks of workspaces. Any of it may be killed at any point and asked for again. An id that is none is an
/// <see cref="ArgumentException"/> before the first disk call.
/// </summary>
internal sealed partial class WorkspaceDisk(
    WorkspaceRoot root,
    EpochFile epochs,
    WorkspacePreparation preparation,
    WorkspaceRemoval removal,
    TrashCan trash,
    ILogger<WorkspaceDisk> logger)
{
    /// <summary>The identity of this host's root.</summary>
    public HostId HostId => root.HostId;

    /// <summary>Whether paths are resolved without <c>openat2</c>, which is to be shown in health.</summary>
    public bool UsesFallbackResolution => root.Opener.IsFallback;

    /// <summary>The room on the root's file system.</summary>
    public FileSystemSpace Space => root.ReadSpace();

    /// <summary>The path of the tree that a sandbox may see. Only meaningful after <see cref="PrepareOutcome.Ready"/>.</summary>
    public string TreeOf(WorkspaceId id) => $"{root.PathOf(id)}/tree";

    /// <summary>The path of the bare repository that only the host writes.</summary>
    public string RepositoryOf(WorkspaceId id) => $"{root.PathOf(id)}/git";

    /// <summary>Makes the workspace from a clone, or answers that it is there.</summary>
    public async Task<PrepareOutcome> Prepare(WorkspaceId id, long epoch, CloneSource source, CancellationToken cancellationToken)
    {
        WorkspaceRoot.NameOf(id);
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        var outcome = await preparation.Prepare(id, epoch, source, cancellationToken);
        Prepared(id, epoch, outcome);
        return outcome;
    }

    /// <summary>Removes the workspace, or continues a removal. Cancelled between slices; what is left waits in the trash.</summary>
    public async Task<RemoveOutcome> Remove(WorkspaceId id, long epoch, IProgress<ReapProgress>? progress, CancellationToken cancellationToken)
    {
        WorkspaceRoot.NameOf(id);
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        if (MountTable.Beneath(root.PathOf(id)) is { Count: > 0 } mounts)
        {
            MountsFound(id, string.Join(", ", mounts));
        }

        var outcome = await removal.Remove(id, epoch, progress, cancellationToken);
        RemovalEnded(id, root.PathOf(id), epoch, outcome);
        return outcome;
    }

    /// <summary>What is on disk now.</summary>
    public Presence Query(WorkspaceId id)
    {
        if (Wrapper.TryOpen(root, id, out var wrapper) is not Errno.NoEntry)
        {
            using (wrapper)
            {
                return wrapper is null
                    ? new Presence.Present(0, IsReady: false)
                    : new Presence.Present(epochs.Read(wrapper.Folder), ReadyMarker.Read(root.Opener, wrapper.Folder) is not null);
            }
        }

        return trash.EntriesOf(id) is { Count: > 0 } entries ? new Presence.InTrash(entries.Max(entry => entry.Epoch)) : new Presence.Absent();
    }

    /// <summary>Removes for good what earlier removals left in the trash, each on its own: one that fails does not stop the others.</summary>
    public async Task<IReadOnlyList<TrashReaped>> ReapTrash(CancellationToken cancellationToken)
    {
        List<TrashReaped> reaped = [];
        foreach (var left in trash.Names().Select(TrashEntry.Parse).OfType<TrashEntry>().GroupBy(entry => entry.Workspace))
        {
            var outcome = await removal.EmptyTrashOf(left.Key, cancellationToken);
            reaped.Add(new TrashReaped(left.Key, left.Max(entry => entry.Epoch), outcome));
            TrashEmptied(left.Key, outcome);
        }

        return reaped;
    }

    /// <summary>The workspaces in place, ready or not.</summary>
    public IReadOnlyList<WorkspaceId> List() =>
        [.. FolderNames.Of(root.Opener, root.Workspaces).Where(name => EntityId.TryParse<WorkspaceId>(name, out _)).Select(EntityId.Parse<WorkspaceId>)];

    /// <summary>What the workspace takes on disk.</summary>
    public Task<WorkspaceUsage> Measure(WorkspaceId id, CancellationToken cancellationToken)
    {
        var name = WorkspaceRoot.NameOf(id);
        return Task.Run(() => DiskUsage.Measure(root.Opener, root.Workspaces, name, cancellationToken), cancellationToken);
    }

    [LoggerMessage(LogLevel.Information, "Workspace {Workspace} was prepared under epoch {Epoch}: {Outcome}")]
    private partial void Prepared(WorkspaceId workspace, long epoch, PrepareOutcome outcome);

    [LoggerMessage(LogLevel.Information, "Workspace {Workspace} at {Path} was to be removed under epoch {Epoch}: {Outcome}")]
    private partial void RemovalEnded(WorkspaceId workspace, string path, long epoch, RemoveOutcome outcome);

    [LoggerMessage(LogLevel.Warning, "Workspace {Workspace} has mounts in it that are not ours: {Mounts}")]
    private partial void MountsFound(WorkspaceId workspace, string mounts);

    [LoggerMessage(LogLevel.Information, "What workspace {Workspace} had left in the trash was to be removed: {Outcome}")]
    private partial void TrashEmptied(WorkspaceId workspace, RemoveOutcome outcome);
}
