using Orb.Grains.Catalog;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.Interfaces.Workflow;
using Orb.Grains.Interfaces.Workspaces;

namespace Orb.Silo.Tests.Catalog;

/// <summary>Makes the records that tests hand to the catalog.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Time = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    public static readonly RepositoryName Repository = new("octo", "demo");
    public static readonly Viewer Administrator = new("admin", SeesEverything: true);

    public static ProjectId ProjectId() => EntityId.New<ProjectId>(Time);

    public static ProjectSnapshot Project(ProjectId? id = null, long version = 1, DateTimeOffset? createdAt = null) => new()
    {
        Id = id ?? ProjectId(),
        Name = "greeting",
        Task = "Say hello",
        Repositories = [new ProjectRepository(Repository, "https://github.example/octo/demo", "main")],
        CreatedAt = createdAt ?? Time,
        UpdatedAt = Time,
        Version = version,
    };

    public static CatalogEntry<ProjectRow> Entry(
        ProjectSnapshot project, DateTimeOffset? due = null, IReadOnlyList<PendingEvent>? events = null, params string[] members) =>
        new(project.Id, new ProjectRow(project, [.. members.Select(user => new ProjectMember(user, ProjectRole.Owner))]), events ?? [], due);

    public static PendingEvent Event(string key, string data = "{}", string? actor = null) =>
        new(key, EventTypes.PhaseChanged, Time, data, actor);

    public static WorkspaceSnapshot Workspace(ProjectId projectId, long version = 1) => new()
    {
        Id = EntityId.New<WorkspaceId>(Time),
        ProjectId = projectId,
        HostId = EntityId.New<HostId>(Time),
        State = WorkspaceState.Active,
        Leases = [new WorkspaceLease("lease", "agent", Time.AddMinutes(5))],
        LastActivityAt = Time,
        CreatedAt = Time,
        Version = version,
    };

    public static CatalogEntry<WorkspaceSnapshot> Entry(WorkspaceSnapshot workspace, DateTimeOffset? due = null, params PendingEvent[] events) =>
        new(workspace.ProjectId, workspace, events, due);

    public static PullRequestSnapshot PullRequest(ProjectId projectId, int? number = null, string branch = "feature/greeting", long version = 1) => new()
    {
        Id = EntityId.New<PullRequestId>(Time),
        ProjectId = projectId,
        Repository = Repository,
        RepositoryUrl = "https://github.example/octo/demo",
        Number = number,
        Title = "Greet",
        Branch = branch,
        Status = number is null ? PullRequestStatus.Pending : PullRequestStatus.Open,
        CreatedAt = Time,
        Version = version,
    };

    public static CatalogEntry<IReadOnlyList<PullRequestSnapshot>> Entry(
        PullRequestSnapshot pullRequest, DateTimeOffset? due = null, params PendingEvent[] events) =>
        new(pullRequest.ProjectId, [pullRequest], events, due);
}
