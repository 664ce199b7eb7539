using System.ComponentModel.DataAnnotations;
using Orb.Api.Catalog;
using Orb.Grains.Interfaces.Workflow;

namespace Orb.Api.Workflow;

/// <summary>A new project.</summary>
internal sealed record CreateProjectRequest : IChecked
{
    /// <summary>A short name.</summary>
    [Required(ErrorMessage = "Required."), StringLength(200, ErrorMessage = "Must have 1 to {1} characters.")]
    public string? Name { get; init; }

    /// <summary>What is to be done, in words.</summary>
    [Required(ErrorMessage = "Required."), StringLength(100_000, ErrorMessage = "Must have 1 to {1} characters.")]
    public string? Task { get; init; }

    /// <summary>The repositories to work on; the workspace holds the first.</summary>
    [Required(ErrorMessage = "Required."), Length(1, 10, ErrorMessage = "Name {1} to {2} repositories.")]
    public IReadOnlyList<RepositoryRequest>? Repositories { get; init; }

    /// <summary>True to go from plan to implementation without a person.</summary>
    public bool AutoApprovePlan { get; init; }

    public CreateProject By(string user) => new(
        Name!, Task!, [.. Repositories!.Select(repository => new RequestedRepository(repository.Url!, repository.BaseBranch))], AutoApprovePlan, user);
}

/// <summary>A repository of a new project.</summary>
internal sealed record RepositoryRequest : IChecked
{
    /// <summary><c>owner/name</c>, or a URL of the configured GitHub host.</summary>
    [Required(ErrorMessage = "Required."), StringLength(2000, ErrorMessage = "Must have 1 to {1} characters.")]
    public string? Url { get; init; }

    /// <summary>The branch to start from; by default the repository's own.</summary>
    [StringLength(255, MinimumLength = 1, ErrorMessage = "Must have {2} to {1} characters.")]
    public string? BaseBranch { get; init; }
}
