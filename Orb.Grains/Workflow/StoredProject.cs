using Orb.Grains.Catalog;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.Workflow;
using Orb.Grains.Interfaces.Workspaces;

namespace Orb.Grains.Workflow;

/// <summary>The truth about one project.</summary>
[GenerateSerializer, Alias("orb.workflow.stored")]
internal sealed record StoredProject : IRecordedState<StoredProject>
{
    [Id(0)]
    public long Version { get; init; }

    [Id(1)]
    public IReadOnlyList<PendingEvent> Unrecorded { get; init; } = [];

    [Id(2)]
    public string Name { get; init; } = string.Empty;

    [Id(3)]
    public string Task { get; init; } = string.Empty;

    [Id(4)]
    public IReadOnlyList<ProjectRepository> Repositories { get; init; } = [];

    [Id(5)]
    public IReadOnlyList<ProjectMember> Members { get; init; } = [];

    [Id(6)]
    public bool AutoApprovePlan { get; init; }

    [Id(7)]
    public Phase Phase { get; init; }

    [Id(8)]
    public ProjectStatus Status { get; init; }

    [Id(9)]
    public string? WaitingOn { get; init; }

    [Id(10)]
    public Trouble? LastError { get; init; }

    /// <summary>Chosen and stored before the workspace is asked for, so that a start that crashed makes the same one.</summary>
    [Id(11)]
    public WorkspaceId? WorkspaceId { get; init; }

    [Id(12)]
    public DateTimeOffset CreatedAt { get; init; }

    [Id(13)]
    public DateTimeOffset UpdatedAt { get; init; }

    [Id(14)]
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>What this project still owes to other grains. Each is paid by a step and repeated until it is.</summary>
    [Id(15)]
    public ProjectDebts Debts { get; init; }

    /// <summary>It is over and its workspace is gone: nothing will ever happen here again.</summary>
    [Id(16)]
    public bool HasEnded { get; init; }

    public bool IsOver => Status is ProjectStatus.Completed or ProjectStatus.Cancelled;

    public StoredProject Versioned(long version, IReadOnlyList<PendingEvent> unrecorded) =>
        this with { Version = version, Unrecorded = unrecorded };

    public ProjectSnapshot ToSnapshot(ProjectId id) => new()
    {
        Id = id,
        Name = Name,
        Task = Task,
        Phase = Phase,
        Status = Status,
        WaitingOn = WaitingOn,
        Repositories = Repositories,
        WorkspaceId = WorkspaceId,
        CreatedAt = CreatedAt,
        UpdatedAt = UpdatedAt,
        CompletedAt = CompletedAt,
        AutoApprovePlan = AutoApprovePlan,
        Version = Version,
        LastError = LastError,
    };
}
