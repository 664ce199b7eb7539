using Octokit;
using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.PullRequests;

namespace Orb.Silo.PullRequests;

internal static class GitHubObservations
{
    public static FoundPullRequest Read(RepositoryName repository, PullRequest pullRequest) => new(
        new PullRequestObservation(
            repository,
            pullRequest.Number,
            pullRequest.HtmlUrl,
            pullRequest.MergedAt is not null ? GitHubPullRequestState.Merged
                : pullRequest.State.Value is ItemState.Closed ? GitHubPullRequestState.Closed
                : GitHubPullRequestState.Open,
            pullRequest.Draft,
            pullRequest.Head.Ref,
            pullRequest.Head.Sha,
            pullRequest.Base.Ref,
            [.. pullRequest.Labels.Select(label => label.Name)],
            pullRequest.UpdatedAt,
            pullRequest.MergedAt,
            pullRequest.ClosedAt),
        pullRequest.Title,
        pullRequest.Body ?? string.Empty);
}
