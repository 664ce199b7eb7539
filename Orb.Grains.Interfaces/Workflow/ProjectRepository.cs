using Orb.Grains.Interfaces.PullRequests;

namespace Orb.Grains.Interfaces.Workflow;

/// <summary>A repository of a project.</summary>
/// <param name="Name">Its owner and name.</param>
/// <param name="Url">Its page on the configured GitHub host, rebuilt from checked parts.</param>
/// <param name="BaseBranch">The branch to start from; null for the repository's default branch.</param>
[GenerateSerializer, Immutable, Alias("orb.workflow.project-repository")]
public sealed record ProjectRepository(
    [property: Id(0)] RepositoryName Name,
    [property: Id(1)] string Url,
    [property: Id(2)] string? BaseBranch);
