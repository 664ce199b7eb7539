using Orb.Grains.Catalog;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.Interfaces.Workflow;
using Orb.Grains.Interfaces.Workspaces;

namespace Orb.Grains.Workspaces;

/// <summary>The truth about one workspace. It names no path: the host composes it from its root and the id.</summary>
[GenerateSerializer, Alias("orb.workspaces.stored")]
internal sealed record StoredWorkspace : IRecordedState<StoredWorkspace>
{
    [Id(0)]
    public long Version { get; init; }

    [Id(1)]
    public IReadOnlyList<PendingEvent> Unrecorded { get; init; } = [];

    [Id(2)]
    public ProjectId ProjectId { get; init; }

    [Id(3)]
    public RepositoryName? Repository { get; init; }

    [Id(4)]
    public string? BaseBranch { get; init; }

    [Id(5)]
    public WorkspaceState State { get; init; }

    [Id(6)]
    public HostId? HostId { get; init; }

    /// <summary>Rises before each kind of work on the disk, so that an order from before is refused there.</summary>
    [Id(7)]
    public long Epoch { get; init; }

    [Id(8)]
    public int Attempt { get; init; }

    [Id(9)]
    public DateTimeOffset? NextAttemptAt { get; init; }

    [Id(10)]
    public DateTimeOffset? DueAt { get; init; }

    [Id(11)]
    public CleanupReason? Reason { get; init; }

    [Id(12)]
    public IReadOnlyList<WorkspaceLease> Leases { get; init; } = [];

    [Id(13)]
    public DateTimeOffset? PinnedUntil { get; init; }

    [Id(14)]
    public DateTimeOffset LastActivityAt { get; init; }

    [Id(15)]
    public long? Bytes { get; init; }

    [Id(16)]
    public Trouble? LastError { get; init; }

    [Id(17)]
    public bool? Verified { get; init; }

    [Id(18)]
    public string? WaitingOn { get; init; }

    [Id(19)]
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>False while the project's workflow may not have heard of the last change that matters to it.</summary>
    [Id(20)]
    public bool WorkflowTold { get; init; } = true;

    public StoredWorkspace Versioned(long version, IReadOnlyList<PendingEvent> unrecorded) =>
        this with { Version = version, Unrecorded = unrecorded };

    public WorkspaceSnapshot ToSnapshot(WorkspaceId id) => new()
    {
        Id = id,
        ProjectId = ProjectId,
        HostId = HostId,
        State = State,
        Reason = Reason,
        DueAt = DueAt,
        Attempt = Attempt,
        NextAttemptAt = NextAttemptAt,
        Leases = Leases,
        PinnedUntil = PinnedUntil,
        LastActivityAt = LastActivityAt,
        Bytes = Bytes,
        LastError = LastError,
        Verified = Verified,
        WaitingOn = WaitingOn,
        CreatedAt = CreatedAt,
        Version = Version,
    };
}
