using Orb.Silo.Workspaces.Removing;

namespace Orb.Silo.Workspaces.Reaping;

/// <summary>Empties trash entries a slice at a time, and says in the words of a removal what became of them.</summary>
internal sealed class TrashReaping(WorkspaceRoot root, TrashCan trash, IWorkspaceProcesses processes)
{
    private const int SlicesBetweenLooksForWriters = 10;

    /// <summary>Removes one entry for good; null when that is done. What the next start or retry finds is continued.</summary>
    public Task<RemoveOutcome?> Reap(TrashEntry entry, IProgress<ReapProgress>? progress, CancellationToken cancellationToken) =>
        Task.Run(() => ReapInSlices(entry, progress, cancellationToken), cancellationToken);

    private async Task<RemoveOutcome?> ReapInSlices(TrashEntry entry, IProgress<ReapProgress>? progress, CancellationToken cancellationToken)
    {
        var reaper = trash.ReaperOf(entry.Name);
        var slices = 0;
        foreach (var done in reaper.Slices())
        {
            progress?.Report(done);
            cancellationToken.ThrowIfCancellationRequested();

            // A process that was not seen before the rename can make files as fast as they are removed.
            if (++slices % SlicesBetweenLooksForWriters == 0
                && await processes.EndThoseIn(root.TrashPathOf(entry.Name), cancellationToken) is { } writer)
            {
                return new RemoveOutcome.InUse(writer, TreeIsGone: true);
            }
        }

        return reaper.IsGone ? null : Explain(reaper.Failures);
    }

    private static RemoveOutcome Explain(ReapFailures failures) => failures.Worst switch
    {
        ReapFailureKind.Racing => new RemoveOutcome.InUse($"something that keeps changing the tree: {failures}", TreeIsGone: true),
        ReapFailureKind.Permission => Failed(RemovalFailure.Permission, failures),
        ReapFailureKind.Immutable => Failed(RemovalFailure.Immutable, failures),
        ReapFailureKind.ForeignMount => Failed(RemovalFailure.ForeignMount, failures),
        _ => Failed(RemovalFailure.TransientIo, failures),
    };

    private static RemoveOutcome.Failed Failed(RemovalFailure kind, ReapFailures failures) => new(kind, failures.ToString(), TreeIsGone: true);
}
