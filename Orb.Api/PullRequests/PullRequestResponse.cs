using Orb.Api.Catalog;
using Orb.Grains.Interfaces.PullRequests;

namespace Orb.Api.PullRequests;

/// <summary>A pull request.</summary>
internal sealed record PullRequestResponse
{
    public required string Id { get; init; }
    public required string ProjectId { get; init; }
    public required string RepositoryUrl { get; init; }
    public required int? Number { get; init; }
    public required string? Url { get; init; }
    public required string Title { get; init; }
    public required string Branch { get; init; }
    public required string? BaseBranch { get; init; }
    public required PullRequestStatus Status { get; init; }
    public required string? DraftReason { get; init; }
    public required PullRequestStep Step { get; init; }
    public required string? WaitingOn { get; init; }
    public required DateTimeOffset? NextAttemptAt { get; init; }
    public required int Attempts { get; init; }
    public required TroubleResponse? LastError { get; init; }
    public required IReadOnlyList<string> Labels { get; init; }
    public required IReadOnlyList<string> Reviewers { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset? MergedAt { get; init; }
    public required DateTimeOffset? ClosedAt { get; init; }

    public static PullRequestResponse From(PullRequestSnapshot pullRequest) => new()
    {
        Id = pullRequest.Id.Value,
        ProjectId = pullRequest.ProjectId.Value,
        RepositoryUrl = pullRequest.RepositoryUrl,
        Number = pullRequest.Number,
        Url = pullRequest.Url,
        Title = pullRequest.Title,
        Branch = pullRequest.Branch,
        BaseBranch = pullRequest.BaseBranch,
        Status = pullRequest.Status,
        DraftReason = pullRequest.DraftReason,
        Step = pullRequest.Step,
        WaitingOn = pullRequest.WaitingOn,
        NextAttemptAt = pullRequest.NextAttemptAt,
        Attempts = pullRequest.Attempts,
        LastError = TroubleResponse.From(pullRequest.LastError),
        Labels = pullRequest.Labels,
        Reviewers = pullRequest.Reviewers,
        CreatedAt = pullRequest.CreatedAt,
        MergedAt = pullRequest.MergedAt,
        ClosedAt = pullRequest.ClosedAt,
    };
}
