using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.Workspaces;

namespace Orb.Grains.Interfaces.Workflow;

/// <summary>A project as it was at one version.</summary>
[GenerateSerializer, Immutable, Alias("orb.workflow.project-snapshot")]
public sealed record ProjectSnapshot
{
    /// <summary>Its id.</summary>
    [Id(0)]
    public required ProjectId Id { get; init; }

    /// <summary>Its short name.</summary>
    [Id(1)]
    public required string Name { get; init; }

    /// <summary>What is to be done.</summary>
    [Id(2)]
    public required string Task { get; init; }

    /// <summary>How far it has come.</summary>
    [Id(3)]
    public Phase Phase { get; init; }

    /// <summary>Whether it moves.</summary>
    [Id(4)]
    public ProjectStatus Status { get; init; }

    /// <summary>What it waits for, such as <c>workspace</c>, <c>pullRequestRequest</c>, <c>merge</c>; null when it does not wait. See <see cref="WaitingOn"/>'s values in <see cref="ProjectWaits"/>.</summary>
    [Id(5)]
    public string? WaitingOn { get; init; }

    /// <summary>Its repositories, in the order they were named.</summary>
    [Id(6)]
    public required IReadOnlyList<ProjectRepository> Repositories { get; init; }

    /// <summary>Its workspace; null before the first start.</summary>
    [Id(7)]
    public WorkspaceId? WorkspaceId { get; init; }

    /// <summary>When it was made.</summary>
    [Id(8)]
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    [Id(9)]
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it was completed or cancelled; null before.</summary>
    [Id(10)]
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Goes from plan to implementation without a person.</summary>
    [Id(11)]
    public bool AutoApprovePlan { get; init; }

    /// <summary>Rises with every change; the ETag.</summary>
    [Id(12)]
    public long Version { get; init; }

    /// <summary>Why it cannot go on; null when it can.</summary>
    [Id(13)]
    public Trouble? LastError { get; init; }
}
