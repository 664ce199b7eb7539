using Orb.Api.Catalog;
using Orb.Grains.Interfaces.Workflow;

namespace Orb.Api.Workflow;

/// <summary>A project.</summary>
internal sealed record ProjectResponse
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required string Task { get; init; }
    public required Phase Phase { get; init; }
    public required ProjectStatus Status { get; init; }
    public required string? WaitingOn { get; init; }
    public required IReadOnlyList<RepositoryResponse> Repositories { get; init; }
    public required string? WorkspaceId { get; init; }
    public required bool AutoApprovePlan { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }
    public required DateTimeOffset? CompletedAt { get; init; }
    public required TroubleResponse? LastError { get; init; }

    public static ProjectResponse From(ProjectSnapshot project) => new()
    {
        Id = project.Id.Value,
        Name = project.Name,
        Task = project.Task,
        Phase = project.Phase,
        Status = project.Status,
        WaitingOn = project.WaitingOn,
        Repositories = [.. project.Repositories.Select(repository => new RepositoryResponse(repository.Name.ToString(), repository.Url, repository.BaseBranch))],
        WorkspaceId = project.WorkspaceId?.Value,
        AutoApprovePlan = project.AutoApprovePlan,
        CreatedAt = project.CreatedAt,
        UpdatedAt = project.UpdatedAt,
        CompletedAt = project.CompletedAt,
        LastError = TroubleResponse.From(project.LastError),
    };
}

/// <summary>A repository of a project.</summary>
/// <param name="Name"><c>owner/name</c>.</param>
/// <param name="Url">Its page.</param>
/// <param name="BaseBranch">The branch to start from; null for the repository's own.</param>
internal sealed record RepositoryResponse(string Name, string Url, string? BaseBranch);
