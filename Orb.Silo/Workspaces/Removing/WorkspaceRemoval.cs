using Orb.Grains.Interfaces.Workspaces;
using Orb.Silo.Workspaces.Native;
using Orb.Silo.Workspaces.Reaping;

namespace Orb.Silo.Workspaces.Removing;

/// <summary>
/// Removes a workspace: fence, lock, look for users, rename into the trash, empty the trash entry, verify. The rename is the point of no return;
/// before it nothing has changed, after it nobody can reach the tree any more.
/// </summary>
internal sealed class WorkspaceRemoval(WorkspaceRoot root, EpochFile epochs, TrashCan trash, TrashReaping reaping, IWorkspaceProcesses processes)
{
    public async Task<RemoveOutcome> Remove(WorkspaceId id, long epoch, IProgress<ReapProgress>? progress, CancellationToken cancellationToken)
    {
        var before = root.ReadSpace();
        return await OrTransientFailure(id, async () =>
            await TakeOutOfUse(id, epoch, cancellationToken) ?? await Empty(id, progress, before, cancellationToken));
    }

    /// <summary>Continues what earlier removals left in the trash, whatever is in place by now.</summary>
    public Task<RemoveOutcome> EmptyTrashOf(WorkspaceId id, CancellationToken cancellationToken) =>
        OrTransientFailure(id, () => Empty(id, progress: null, root.ReadSpace(), cancellationToken));

    private async Task<RemoveOutcome> OrTransientFailure(WorkspaceId id, Func<Task<RemoveOutcome>> attempt)
    {
        try
        {
            return await attempt();
        }
        catch (IOException failure)
        {
            return new RemoveOutcome.Failed(RemovalFailure.TransientIo, failure.Message, TreeIsGone: !IsInPlace(id));
        }
    }

    private async Task<RemoveOutcome?> TakeOutOfUse(WorkspaceId id, long epoch, CancellationToken cancellationToken)
    {
        var opening = Wrapper.TryOpen(root, id, out var wrapper);
        using (wrapper)
        {
            if (wrapper is null)
            {
                return opening is Errno.NoEntry ? null : Refuse(opening, "opening the workspace");
            }

            if (IsFenced(wrapper, epoch, out var current))
            {
                return new RemoveOutcome.Fenced(current);
            }

            using var held = wrapper.TryLock();
            if (held is null)
            {
                return new RemoveOutcome.InUse("a run or a preparation that holds its lock", TreeIsGone: false);
            }

            if (await processes.EndThoseIn(wrapper.Path, cancellationToken) is { } user)
            {
                return new RemoveOutcome.InUse(user, TreeIsGone: false);
            }

            var answer = trash.Take(id, epoch, out _);
            return answer is Errno.None ? null : Refuse(answer, "moving the workspace into the trash");
        }
    }

    private bool IsFenced(Wrapper wrapper, long epoch, out long current)
    {
        try
        {
            return !epochs.TryRaise(wrapper.Folder, epoch, out current);
        }
        catch (IOException)
        {
            // A full disk refuses the note, and is the very time when a removal has to go on; the trash name carries the epoch too.
            current = epochs.Read(wrapper.Folder);
            return current > epoch;
        }
    }

    private async Task<RemoveOutcome> Empty(
        WorkspaceId id, IProgress<ReapProgress>? progress, FileSystemSpace before, CancellationToken cancellationToken)
    {
        var count = new Count(progress);
        foreach (var entry in trash.EntriesOf(id))
        {
            if (await reaping.Reap(entry, count, cancellationToken) is { } obstacle)
            {
                return obstacle;
            }

            count.NextEntry();
        }

        var freed = Math.Max(0, root.ReadSpace().FreeBytes - before.FreeBytes);
        return new RemoveOutcome.Removed(IsVerified(id), count.Total, freed);
    }

    private bool IsVerified(WorkspaceId id) =>
        !IsInPlace(id)
            && trash.EntriesOf(id).Count == 0
            && MountTable.Beneath(root.PathOf(id)).Count == 0
            && MountTable.Beneath(root.TrashPathOf("")).All(mount => !mount.Contains(id.Value, StringComparison.Ordinal));

    private bool IsInPlace(WorkspaceId id) => Kernel.Inspect(root.Workspaces, WorkspaceRoot.NameOf(id), out _) is not Errno.NoEntry;

    private static RemoveOutcome.Failed Refuse(Errno answer, string step)
    {
        var kind = answer switch
        {
            Errno.NotDirectory or Errno.TooManySymbolicLinks => RemovalFailure.PathPolicy,
            Errno.CrossDevice or Errno.Busy => RemovalFailure.ForeignMount,
            Errno.AccessDenied or Errno.NotPermitted or Errno.ReadOnlyFileSystem => RemovalFailure.Permission,
            _ => RemovalFailure.TransientIo,
        };
        return new RemoveOutcome.Failed(kind, $"{step} answered {answer}", TreeIsGone: false);
    }

    /// <summary>Adds up the progress over several trash entries, since a workspace can have left more than one.</summary>
    private sealed class Count(IProgress<ReapProgress>? progress) : IProgress<ReapProgress>
    {
        private ReapProgress _before = ReapProgress.None;
        private ReapProgress _current = ReapProgress.None;

        public long Total => _before.Removed + _current.Removed;

        public void Report(ReapProgress value)
        {
            _current = value;
            progress?.Report(new ReapProgress(Total, _before.Lifted + value.Lifted));
        }

        public void NextEntry() => (_before, _current) = (new ReapProgress(Total, _before.Lifted + _current.Lifted), ReapProgress.None);
    }
}
