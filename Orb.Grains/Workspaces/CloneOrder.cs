using Orb.Grains.Interfaces.PullRequests;

namespace Orb.Grains.Workspaces;

/// <summary>What a host clones. The host finds the address and the credential itself, so neither travels.</summary>
/// <param name="Repository">The repository.</param>
/// <param name="BaseBranch">The branch to check out; null for the repository's default branch.</param>
[GenerateSerializer, Immutable, Alias("orb.workspaces.clone-order")]
public sealed record CloneOrder(
    [property: Id(0)] RepositoryName Repository,
    [property: Id(1)] string? BaseBranch);
