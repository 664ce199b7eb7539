using System.ComponentModel.DataAnnotations;
using Orb.Api.Catalog;
using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.Interfaces.Workflow;

namespace Orb.Api.PullRequests;

/// <summary>A wish for a pull request.</summary>
internal sealed record RequestPullRequestRequest : IChecked
{
    /// <summary>One of the project's repositories: <c>owner/name</c> or its URL.</summary>
    [Required(ErrorMessage = "Required."), StringLength(2000, ErrorMessage = "Must have 1 to {1} characters.")]
    public string? RepositoryUrl { get; init; }

    /// <summary>The branch with the work, as pushed to that repository.</summary>
    [Required(ErrorMessage = "Required."), StringLength(255, ErrorMessage = "Must have 1 to {1} characters.")]
    public string? FeatureBranch { get; init; }

    /// <summary>What was done, in Markdown.</summary>
    [Required(ErrorMessage = "Required."), StringLength(5_000_000, ErrorMessage = "Must have 1 to {1} characters.")]
    public string? ImplementationSummary { get; init; }

    /// <summary>The title; by default in words from the project.</summary>
    [StringLength(256, MinimumLength = 1, ErrorMessage = "Must have {2} to {1} characters.")]
    public string? Title { get; init; }

    /// <summary>Labels to set besides Orb's own.</summary>
    [MaxLength(20, ErrorMessage = "Name at most {1} labels."), EachLength(1, 50)]
    public IReadOnlyList<string>? Labels { get; init; }

    public PullRequestRequest For(ProjectId projectId, string user) =>
        new(projectId, RepositoryUrl!, FeatureBranch!, ImplementationSummary!, Title, Labels ?? [], user);
}
