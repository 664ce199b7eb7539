using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.Interfaces.Workflow;

namespace Orb.Grains.PullRequests;

/// <summary>The truth about one pull request: what is wanted, how far it is, and what GitHub last said.</summary>
[GenerateSerializer, Alias("orb.pull-requests.stored-one")]
internal sealed record StoredPullRequest
{
    [Id(0)]
    public required PullRequestId Id { get; init; }

    [Id(1)]
    public required PullRequestIntent Intent { get; init; }

    [Id(2)]
    public string? BaseBranch { get; init; }

    [Id(3)]
    public PullRequestStatus Status { get; init; }

    [Id(4)]
    public PullRequestStep Step { get; init; }

    [Id(5)]
    public string? HeadSha { get; init; }

    [Id(6)]
    public int? Number { get; init; }

    [Id(7)]
    public string? Url { get; init; }

    /// <summary>Rises before each try to create; the catalog lets only the highest one try.</summary>
    [Id(8)]
    public long ClaimEpoch { get; init; }

    /// <summary>The text on GitHub is older than the intent.</summary>
    [Id(9)]
    public bool TextIsStale { get; init; }

    [Id(10)]
    public string? WaitingOn { get; init; }

    [Id(11)]
    public DateTimeOffset? NextAttemptAt { get; init; }

    [Id(12)]
    public int Attempts { get; init; }

    [Id(13)]
    public Trouble? LastError { get; init; }

    [Id(14)]
    public IReadOnlyList<string> Labels { get; init; } = [];

    [Id(15)]
    public DateTimeOffset CreatedAt { get; init; }

    [Id(16)]
    public DateTimeOffset? OpenedAt { get; init; }

    [Id(17)]
    public DateTimeOffset? MergedAt { get; init; }

    [Id(18)]
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>GitHub's own time of the newest observation.</summary>
    [Id(19)]
    public DateTimeOffset? ObservedAt { get; init; }

    [Id(20)]
    public string? DraftReason { get; init; }

    /// <summary>Nothing is left to do and nothing to watch.</summary>
    public bool HasEnded => Status is PullRequestStatus.Merged or PullRequestStatus.Closed or PullRequestStatus.Cancelled or PullRequestStatus.NothingToDo;

    public PullRequestSnapshot ToSnapshot(ProjectId projectId, long version) => new()
    {
        Id = Id,
        ProjectId = projectId,
        Repository = Intent.Repository,
        RepositoryUrl = Intent.RepositoryUrl,
        Number = Number,
        Url = Url,
        Title = Intent.Title,
        Branch = Intent.Branch,
        BaseBranch = BaseBranch,
        Status = Status,
        DraftReason = DraftReason,
        Step = Step,
        WaitingOn = WaitingOn,
        NextAttemptAt = NextAttemptAt,
        Attempts = Attempts,
        LastError = LastError,
        Labels = Labels,
        CreatedAt = CreatedAt,
        MergedAt = MergedAt,
        ClosedAt = ClosedAt,
        Version = version,
    };
}
