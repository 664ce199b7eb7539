using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.Interfaces.Workflow;

namespace Orb.Grains.Interfaces.Workspaces;

/// <summary>What a workspace is made of.</summary>
/// <param name="ProjectId">The project it belongs to.</param>
/// <param name="Repository">The repository it is cloned from.</param>
/// <param name="BaseBranch">The branch its tree starts at; null for the repository's default branch.</param>
[GenerateSerializer, Immutable, Alias("orb.workspaces.create-workspace")]
public sealed record CreateWorkspace(
    [property: Id(0)] ProjectId ProjectId,
    [property: Id(1)] RepositoryName Repository,
    [property: Id(2)] string? BaseBranch);
