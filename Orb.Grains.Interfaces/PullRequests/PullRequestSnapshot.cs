using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.Workflow;

namespace Orb.Grains.Interfaces.PullRequests;

/// <summary>A pull request as it was at one version.</summary>
[GenerateSerializer, Immutable, Alias("orb.pull-requests.snapshot")]
public sealed record PullRequestSnapshot
{
    /// <summary>Its id at Orb.</summary>
    [Id(0)]
    public required PullRequestId Id { get; init; }

    /// <summary>The project it belongs to.</summary>
    [Id(1)]
    public required ProjectId ProjectId { get; init; }

    /// <summary>The repository.</summary>
    [Id(2)]
    public required RepositoryName Repository { get; init; }

    /// <summary>The repository's page.</summary>
    [Id(3)]
    public required string RepositoryUrl { get; init; }

    /// <summary>Its number at GitHub; null before it is opened.</summary>
    [Id(4)]
    public int? Number { get; init; }

    /// <summary>Its page at GitHub; null before it is opened.</summary>
    [Id(5)]
    public string? Url { get; init; }

    /// <summary>Its title.</summary>
    [Id(6)]
    public required string Title { get; init; }

    /// <summary>The branch with the work.</summary>
    [Id(7)]
    public required string Branch { get; init; }

    /// <summary>Where it goes; null until GitHub has told the default branch.</summary>
    [Id(8)]
    public string? BaseBranch { get; init; }

    /// <summary>What it is to a person.</summary>
    [Id(9)]
    public PullRequestStatus Status { get; init; }

    /// <summary>Why it is a draft; null when it is none.</summary>
    [Id(10)]
    public string? DraftReason { get; init; }

    /// <summary>The last step that is done.</summary>
    [Id(11)]
    public PullRequestStep Step { get; init; }

    /// <summary>What the next step waits for, see <see cref="PullRequestWaits"/>; null when it does not wait.</summary>
    [Id(12)]
    public string? WaitingOn { get; init; }

    /// <summary>When the next step is tried; null when a person must act or nothing is left to do.</summary>
    [Id(13)]
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>How often the present step was tried. Waiting for a limit or a permission is no try.</summary>
    [Id(14)]
    public int Attempts { get; init; }

    /// <summary>The last thing that went wrong; null when nothing did since.</summary>
    [Id(15)]
    public Trouble? LastError { get; init; }

    /// <summary>Its labels.</summary>
    [Id(16)]
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>Its reviewers.</summary>
    [Id(17)]
    public IReadOnlyList<string> Reviewers { get; init; } = [];

    /// <summary>When it was asked for.</summary>
    [Id(18)]
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was merged; null before.</summary>
    [Id(19)]
    public DateTimeOffset? MergedAt { get; init; }

    /// <summary>When it was closed, merged or not; null before.</summary>
    [Id(20)]
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Rises with every change of any pull request of its project.</summary>
    [Id(21)]
    public long Version { get; init; }
}
