using Orb.Grains.Catalog;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.Workspaces;

namespace Orb.Grains.Workspaces;

/// <summary>Who uses a workspace, and what that does to a booked removal. A removal and a lease never meet: one of them is refused.</summary>
internal static class LeaseRules
{
    /// <summary>A holder that dies frees the workspace this long after its last renewal.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(2);

    /// <summary>Until when somebody uses the workspace; null when nobody does.</summary>
    public static DateTimeOffset? InUseUntil(StoredWorkspace workspace, DateTimeOffset now)
    {
        var live = workspace.Leases.Where(lease => lease.ExpiresAt > now).Select(lease => lease.ExpiresAt).ToArray();
        return live.Length == 0 ? null : live.Max();
    }

    /// <summary>Until when a person keeps it; null when nobody does.</summary>
    public static DateTimeOffset? PinnedUntil(StoredWorkspace workspace, DateTimeOffset now) =>
        workspace.PinnedUntil > now ? workspace.PinnedUntil : null;

    /// <summary>True while the workspace can be used.</summary>
    public static bool CanBeUsed(StoredWorkspace workspace) =>
        workspace is { State: WorkspaceState.Active or WorkspaceState.CleanupScheduled, Bytes: not null };

    /// <summary>Takes or prolongs a lease; a booked removal is called off.</summary>
    public static Transition<StoredWorkspace> Use(StoredWorkspace workspace, WorkspaceId id, string leaseId, string holder, DateTimeOffset now)
    {
        var others = workspace.Leases.Where(lease => lease.Id != leaseId && lease.ExpiresAt > now);
        var next = workspace with
        {
            Leases = [.. others, new WorkspaceLease(leaseId, holder, now + Length)],
            LastActivityAt = now,
        };
        return workspace.State is WorkspaceState.CleanupScheduled
            ? new(
                CleanupRules.WithoutCleanup(next, now),
                new Happening(EventTypes.CleanupCancelled, new { workspaceId = id, by = holder }))
            : new(next);
    }

    /// <summary>Ends a lease.</summary>
    public static Transition<StoredWorkspace> EndUse(StoredWorkspace workspace, string leaseId, DateTimeOffset now) =>
        workspace.Leases.Any(lease => lease.Id == leaseId)
            ? new(workspace with { Leases = [.. workspace.Leases.Where(lease => lease.Id != leaseId)], LastActivityAt = now })
            : new(workspace);
}
