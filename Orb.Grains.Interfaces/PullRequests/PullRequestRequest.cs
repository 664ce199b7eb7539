using Orb.Grains.Interfaces.Workflow;

namespace Orb.Grains.Interfaces.PullRequests;

/// <summary>A wish for a pull request, not yet checked.</summary>
/// <param name="ProjectId">The project it belongs to.</param>
/// <param name="RepositoryUrl">One of the project's repositories: <c>owner/name</c> or a URL of the configured GitHub host.</param>
/// <param name="FeatureBranch">The branch with the work, as pushed to that repository.</param>
/// <param name="ImplementationSummary">What was done, in Markdown.</param>
/// <param name="Title">The title; null to take it from the project's name.</param>
/// <param name="Labels">Labels to set besides Orb's own.</param>
/// <param name="RequestedBy">Who asks.</param>
[GenerateSerializer, Immutable, Alias("orb.pull-requests.request")]
public sealed record PullRequestRequest(
    [property: Id(0)] ProjectId ProjectId,
    [property: Id(1)] string RepositoryUrl,
    [property: Id(2)] string FeatureBranch,
    [property: Id(3)] string ImplementationSummary,
    [property: Id(4)] string? Title,
    [property: Id(5)] IReadOnlyList<string> Labels,
    [property: Id(6)] string RequestedBy);
