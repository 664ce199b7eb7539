using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.Workflow;

namespace Orb.Grains.Interfaces.Workspaces;

/// <summary>A workspace as it was at one version.</summary>
[GenerateSerializer, Immutable, Alias("orb.workspaces.workspace-snapshot")]
public sealed record WorkspaceSnapshot
{
    /// <summary>Its id.</summary>
    [Id(0)]
    public required WorkspaceId Id { get; init; }

    /// <summary>The project it belongs to.</summary>
    [Id(1)]
    public required ProjectId ProjectId { get; init; }

    /// <summary>The host whose disk it is on; null before one was chosen.</summary>
    [Id(2)]
    public HostId? HostId { get; init; }

    /// <summary>Where it is in its life.</summary>
    [Id(3)]
    public WorkspaceState State { get; init; }

    /// <summary>Why it is removed; null when it is not.</summary>
    [Id(4)]
    public CleanupReason? Reason { get; init; }

    /// <summary>When removal is due; null when none is booked.</summary>
    [Id(5)]
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>How often the present work was tried.</summary>
    [Id(6)]
    public int Attempt { get; init; }

    /// <summary>When it is tried again; null when it need not be.</summary>
    [Id(7)]
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>Who uses it now.</summary>
    [Id(8)]
    public IReadOnlyList<WorkspaceLease> Leases { get; init; } = [];

    /// <summary>What else keeps it from a removal that Orb booked, such as <c>openPullRequest</c>.</summary>
    [Id(9)]
    public IReadOnlyList<string> Holds { get; init; } = [];

    /// <summary>A person keeps it until then; null when nobody does.</summary>
    [Id(10)]
    public DateTimeOffset? PinnedUntil { get; init; }

    /// <summary>When it was last used.</summary>
    [Id(11)]
    public DateTimeOffset LastActivityAt { get; init; }

    /// <summary>Its size on disk in bytes, as last measured; null before.</summary>
    [Id(12)]
    public long? Bytes { get; init; }

    /// <summary>The last thing that went wrong; null when nothing did since.</summary>
    [Id(13)]
    public Trouble? LastError { get; init; }

    /// <summary>After a removal: true when the host saw both of its names gone, false when a person accepted less; null before.</summary>
    [Id(14)]
    public bool? Verified { get; init; }

    /// <summary>What it waits for, such as <c>host</c>; null when it does not wait.</summary>
    [Id(15)]
    public string? WaitingOn { get; init; }

    /// <summary>When it was asked for.</summary>
    [Id(16)]
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Rises with every change.</summary>
    [Id(17)]
    public long Version { get; init; }
}
