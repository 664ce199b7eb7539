using Orb.Grains.Catalog;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.Workspaces;

namespace Orb.Grains.Workspaces;

/// <summary>How a workspace goes. A live lease or a pin is never overridden; a workspace whose removal has begun is never used again.</summary>
internal static class CleanupRules
{
    private const int MostAttempts = 4;
    private static readonly TimeSpan RetryPause = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(30);

    /// <summary>True once removal has begun: the folder may be gone at any moment.</summary>
    public static bool HasBegun(WorkspaceState state) =>
        state is WorkspaceState.InProgress or WorkspaceState.RetryWaiting or WorkspaceState.Completed;

    /// <summary>When a booked removal can begin: not before its date, and not while somebody uses or keeps the workspace.</summary>
    public static DateTimeOffset EarliestRemoval(StoredWorkspace workspace, DateTimeOffset dueAt, DateTimeOffset now)
    {
        var pinned = LeaseRules.PinnedUntil(workspace, now) ?? DateTimeOffset.MinValue;
        var inUse = LeaseRules.InUseUntil(workspace, now) ?? DateTimeOffset.MinValue;
        return new[] { dueAt, pinned, inUse }.Max();
    }

    public static Transition<StoredWorkspace> Schedule(StoredWorkspace workspace, WorkspaceId id, CleanupRequest request, DateTimeOffset now)
    {
        var dueAt = EarliestRemoval(workspace, now + request.Delay, now);
        if (request.By is null && workspace.State is WorkspaceState.CleanupScheduled && workspace.DueAt <= dueAt)
        {
            // Orb books what nobody has booked yet; it does not postpone what a person wants sooner.
            return new(workspace);
        }

        return new(
            workspace with
            {
                State = WorkspaceState.CleanupScheduled,
                Reason = request.Reason,
                DueAt = dueAt,
                Attempt = 0,
                NextAttemptAt = null,
                WaitingOn = null,
            },
            new Happening(EventTypes.CleanupScheduled, new { workspaceId = id, dueAt, reason = request.Reason, by = request.By }, request.By));
    }

    /// <summary>Back to where it was before removal was booked: in use, or still to be made.</summary>
    public static StoredWorkspace WithoutCleanup(StoredWorkspace workspace, DateTimeOffset now) => workspace with
    {
        State = workspace.Bytes is null ? WorkspaceState.Creating : WorkspaceState.Active,
        NextAttemptAt = workspace.Bytes is null ? now : null,
        DueAt = null,
        Reason = null,
    };

    public static Transition<StoredWorkspace> Cancel(StoredWorkspace workspace, WorkspaceId id, string by, DateTimeOffset now) =>
        workspace.State is WorkspaceState.CleanupScheduled
            ? new(
                WithoutCleanup(workspace, now),
                new Happening(EventTypes.CleanupCancelled, new { workspaceId = id, by }, by))
            : new(workspace);

    public static Transition<StoredWorkspace> Keep(StoredWorkspace workspace, WorkspaceId id, TimeSpan duration, string by, DateTimeOffset now)
    {
        DateTimeOffset? until = duration > TimeSpan.Zero ? now + duration : null;
        var next = workspace with { PinnedUntil = until };
        return new(
            next with { DueAt = next.DueAt is { } dueAt ? EarliestRemoval(next, dueAt, now) : null },
            new Happening(EventTypes.WorkspaceKept, new { workspaceId = id, until, by }, by));
    }

    /// <summary>At the due date: begins the removal, or moves the date past whoever uses or keeps the workspace.</summary>
    public static Transition<StoredWorkspace> Begin(StoredWorkspace workspace, WorkspaceId id, DateTimeOffset now)
    {
        if (workspace.State is not WorkspaceState.CleanupScheduled || workspace.DueAt is not { } dueAt || dueAt > now)
        {
            return new(workspace);
        }

        var earliest = EarliestRemoval(workspace, dueAt, now);
        if (earliest > now)
        {
            return new(workspace with { DueAt = earliest });
        }

        // No host was ever asked to make anything, so there is nothing anywhere to remove.
        var begun = workspace with { State = WorkspaceState.InProgress, Epoch = workspace.Epoch + 1, Leases = [], NextAttemptAt = now };
        var started = new Happening(EventTypes.CleanupStarted, new { workspaceId = id, reason = workspace.Reason });
        return workspace.HostId is null
            ? Complete(begun, id, new Removal.Removed(Verified: true, Bytes: 0), started)
            : new(begun, started);
    }

    /// <summary>After a pause, removal is tried again under a new epoch.</summary>
    public static Transition<StoredWorkspace> Resume(StoredWorkspace workspace, DateTimeOffset now) =>
        workspace.State is WorkspaceState.RetryWaiting && workspace.NextAttemptAt <= now
            ? new(workspace with { State = WorkspaceState.InProgress, Epoch = workspace.Epoch + 1, NextAttemptAt = now })
            : new(workspace);

    /// <summary>What a host's answer makes of a removal. An answer that comes too late changes nothing.</summary>
    public static Transition<StoredWorkspace> Apply(StoredWorkspace workspace, WorkspaceId id, Removal answer, DateTimeOffset now)
    {
        if (workspace.State is not WorkspaceState.InProgress)
        {
            return new(workspace);
        }

        return answer switch
        {
            Removal.Running => new(workspace with { WaitingOn = null, NextAttemptAt = now + PollInterval }),
            Removal.HostAbsent => new(workspace with { WaitingOn = PreparationRules.WaitsForHost, NextAttemptAt = now + PollInterval }),
            Removal.Removed removed => Complete(workspace, id, removed),
            Removal.InUse inUse => Retry(
                workspace, id, new Trouble("inUse", $"The workspace is in use by {inUse.By}.", "End that process, then retry."), now),
            Removal.Failed { IsPermanent: true } failed => GiveUp(workspace, id, failed.Error),
            Removal.Failed failed => Retry(workspace, id, failed.Error, now),
            Removal.Fenced => new(workspace with { Epoch = workspace.Epoch + 1, NextAttemptAt = now + TimeSpan.FromSeconds(5) }),
            _ => throw new InvalidOperationException($"Unhandled removal {answer}"),
        };
    }

    private static Transition<StoredWorkspace> Complete(
        StoredWorkspace workspace, WorkspaceId id, Removal.Removed removed, params IReadOnlyList<Happening> before) =>
        new(
            workspace with
            {
                State = WorkspaceState.Completed,
                DueAt = null,
                NextAttemptAt = null,
                WaitingOn = null,
                LastError = null,
                Verified = removed.Verified,
                WorkflowTold = false,
            },
            [.. before, new Happening(EventTypes.WorkspaceRemoved, new { workspaceId = id, verified = removed.Verified, bytes = removed.Bytes })]);

    private static Transition<StoredWorkspace> Retry(StoredWorkspace workspace, WorkspaceId id, Trouble error, DateTimeOffset now)
    {
        var attempt = workspace.Attempt + 1;
        if (attempt >= MostAttempts)
        {
            return GiveUp(workspace with { Attempt = attempt }, id, error);
        }

        var nextAttemptAt = now + RetryPause;
        return new(
            workspace with { State = WorkspaceState.RetryWaiting, Attempt = attempt, NextAttemptAt = nextAttemptAt, LastError = error },
            new Happening(
                EventTypes.CleanupRetrying,
                new { workspaceId = id, attempt, nextAttemptAt, code = error.Code, message = error.Message }));
    }

    private static Transition<StoredWorkspace> GiveUp(StoredWorkspace workspace, WorkspaceId id, Trouble error) =>
        new(
            workspace with { State = WorkspaceState.Failed, NextAttemptAt = null, DueAt = null, LastError = error, WorkflowTold = false },
            new Happening(EventTypes.CleanupFailed, new { workspaceId = id, code = error.Code, message = error.Message }));
}
