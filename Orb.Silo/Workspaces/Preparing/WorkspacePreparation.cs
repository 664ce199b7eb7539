using Orb.Grains.Interfaces.Workspaces;
using Orb.Silo.Workspaces.Native;
using Orb.Silo.Workspaces.Reaping;

namespace Orb.Silo.Workspaces.Preparing;

/// <summary>
/// Makes a workspace in place, under its lock, and marks it ready last. Whatever is found without that mark is what a killed attempt left behind: it
/// goes into the trash, and the work begins again.
/// </summary>
internal sealed class WorkspacePreparation(WorkspaceRoot root, EpochFile epochs, RepositoryClone clone, TrashCan trash, TrashReaping reaping)
{
    private static readonly string[] OfEveryWrapper = ["epoch", ".epoch.new", "lock"];

    public async Task<PrepareOutcome> Prepare(WorkspaceId id, long epoch, CloneSource source, CancellationToken cancellationToken)
    {
        if (trash.EntriesOf(id).Select(entry => entry.Epoch).Where(removal => removal > epoch).DefaultIfEmpty().Max() is var removal and > 0)
        {
            return new PrepareOutcome.Removed(removal);
        }

        while (true)
        {
            using var wrapper = Wrapper.OpenOrMake(root, id);
            if (!epochs.TryRaise(wrapper.Folder, epoch, out var current))
            {
                return new PrepareOutcome.Fenced(current);
            }

            using var held = wrapper.TryLock();
            if (ReadyMarker.Read(root.Opener, wrapper.Folder) is { } ready)
            {
                return ready;
            }

            if (held is null)
            {
                return new PrepareOutcome.InUse("a preparation or a removal");
            }

            if (FolderNames.Of(root.Opener, wrapper.Folder).All(OfEveryWrapper.Contains))
            {
                return await Fill(wrapper, epoch, source, cancellationToken);
            }

            await Discard(id, epoch, cancellationToken);
        }
    }

    private async Task<PrepareOutcome> Fill(Wrapper wrapper, long epoch, CloneSource source, CancellationToken cancellationToken)
    {
        PrepareOutcome outcome;
        try
        {
            outcome = await clone.Fill(wrapper.Folder, wrapper.Path, source, cancellationToken);
        }
        catch
        {
            // Out of the way at once; removed for good by the next start or the next removal.
            _ = trash.Take(wrapper.Id, epoch, out _);
            throw;
        }

        if (outcome is PrepareOutcome.Ready ready)
        {
            return MarkReady(wrapper, epoch, ready);
        }

        await Discard(wrapper.Id, epoch, cancellationToken);
        return outcome;
    }

    private PrepareOutcome MarkReady(Wrapper wrapper, long epoch, PrepareOutcome.Ready ready)
    {
        if (epochs.Read(wrapper.Folder) is var current && current > epoch)
        {
            return new PrepareOutcome.Fenced(current);
        }

        // The mark must not survive a power cut that the clone does not.
        if (Kernel.FlushFileSystem(wrapper.Folder) is not Errno.None and var answer)
        {
            throw new IOException($"syncfs: {answer}");
        }

        ReadyMarker.Write(root.Opener, wrapper.Folder, ready);
        _ = Kernel.Flush(root.Workspaces);
        return ready;
    }

    private async Task Discard(WorkspaceId id, long epoch, CancellationToken cancellationToken)
    {
        if (trash.Take(id, epoch, out var entry) is not Errno.None and var answer)
        {
            throw new IOException($"What is left of workspace {id} cannot be moved into the trash: {answer}");
        }

        await reaping.Reap(entry, progress: null, cancellationToken);
    }
}
