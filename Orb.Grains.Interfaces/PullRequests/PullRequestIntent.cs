namespace Orb.Grains.Interfaces.PullRequests;

/// <summary>A <see cref="PullRequestRequest"/> after every check: what <see cref="IPullRequestsGrain"/> stores and then does.</summary>
/// <param name="Repository">The repository.</param>
/// <param name="RepositoryUrl">Its page on the configured GitHub host.</param>
/// <param name="Branch">The branch with the work.</param>
/// <param name="BaseBranch">Where it goes; null for the repository's default branch.</param>
/// <param name="Title">The title.</param>
/// <param name="Summary">What was done, in Markdown.</param>
/// <param name="Labels">Labels to set.</param>
/// <param name="RequestedBy">Who asks.</param>
[GenerateSerializer, Immutable, Alias("orb.pull-requests.intent")]
public sealed record PullRequestIntent(
    [property: Id(0)] RepositoryName Repository,
    [property: Id(1)] string RepositoryUrl,
    [property: Id(2)] string Branch,
    [property: Id(3)] string? BaseBranch,
    [property: Id(4)] string Title,
    [property: Id(5)] string Summary,
    [property: Id(6)] IReadOnlyList<string> Labels,
    [property: Id(7)] string RequestedBy);
