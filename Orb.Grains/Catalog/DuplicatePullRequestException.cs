using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.Interfaces.Workflow;

namespace Orb.Grains.Catalog;

/// <summary>Two projects claim one pull request of GitHub's.</summary>
/// <param name="repository">The repository.</param>
/// <param name="number">Its number.</param>
/// <param name="owner">The project that had it first; null when it could not be told.</param>
[GenerateSerializer, Alias("orb.catalog.duplicate-pull-request")]
public sealed class DuplicatePullRequestException(RepositoryName repository, int number, ProjectId? owner)
    : Exception($"{repository}#{number} belongs to {owner?.Value ?? "another project"}.")
{
    /// <summary>The repository.</summary>
    [Id(0)]
    public RepositoryName Repository { get; } = repository;

    /// <summary>Its number.</summary>
    [Id(1)]
    public int Number { get; } = number;

    /// <summary>The project that had it first; null when it could not be told.</summary>
    [Id(2)]
    public ProjectId? Owner { get; } = owner;
}
