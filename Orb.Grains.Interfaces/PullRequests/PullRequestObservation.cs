namespace Orb.Grains.Interfaces.PullRequests;

/// <summary>What GitHub says of a pull request at one moment, by webhook or when asked.</summary>
/// <param name="Repository">The repository.</param>
/// <param name="Number">Its number.</param>
/// <param name="Url">Its page.</param>
/// <param name="State">Open, merged or closed.</param>
/// <param name="IsDraft">Not ready for review.</param>
/// <param name="HeadBranch">The branch with the work.</param>
/// <param name="HeadSha">The commit at the branch's tip.</param>
/// <param name="BaseBranch">Where it goes.</param>
/// <param name="Labels">Its labels.</param>
/// <param name="UpdatedAt">GitHub's own time of the last change: an older observation never undoes a newer one.</param>
/// <param name="MergedAt">When it was merged; null when it is not.</param>
/// <param name="ClosedAt">When it was closed; null when it is not.</param>
[GenerateSerializer, Immutable, Alias("orb.pull-requests.observation")]
public sealed record PullRequestObservation(
    [property: Id(0)] RepositoryName Repository,
    [property: Id(1)] int Number,
    [property: Id(2)] string Url,
    [property: Id(3)] GitHubPullRequestState State,
    [property: Id(4)] bool IsDraft,
    [property: Id(5)] string HeadBranch,
    [property: Id(6)] string HeadSha,
    [property: Id(7)] string BaseBranch,
    [property: Id(8)] IReadOnlyList<string> Labels,
    [property: Id(9)] DateTimeOffset UpdatedAt,
    [property: Id(10)] DateTimeOffset? MergedAt,
    [property: Id(11)] DateTimeOffset? ClosedAt);
