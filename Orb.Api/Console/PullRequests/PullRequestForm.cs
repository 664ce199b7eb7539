using Orb.Api.Console.Projects;
using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.Interfaces.Workflow;

namespace Orb.Api.Console.PullRequests;

/// <summary>The form that asks for a pull request, as it was typed.</summary>
public sealed record PullRequestForm
{
    /// <summary>Which of the project's repositories.</summary>
    public string RepositoryUrl { get; init; } = "";

    /// <summary>The branch with the work.</summary>
    public string Branch { get; init; } = "";

    /// <summary>What was done.</summary>
    public string Summary { get; init; } = "";

    /// <summary>The title; empty to take it from the project.</summary>
    public string Title { get; init; } = "";

    /// <summary>What is wrong with it.</summary>
    public FieldErrors Errors { get; init; } = FieldErrors.None;

    /// <summary>Reads what was sent.</summary>
    /// <param name="form">The sent form.</param>
    public static PullRequestForm Read(IFormCollection form) => new()
    {
        RepositoryUrl = form["repositoryUrl"].ToString(),
        Branch = form["branch"].ToString().Trim(),
        Summary = form["summary"].ToString().ReplaceLineEndings("\n").Trim(),
        Title = form["title"].ToString().Trim(),
    };

    /// <summary>The wish.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="user">Who asks.</param>
    public PullRequestRequest ToRequest(ProjectId projectId, ConsoleUser user) =>
        new(projectId, RepositoryUrl, Branch, Summary, Title.Length == 0 ? null : Title, Labels: [], user.Name);
}
