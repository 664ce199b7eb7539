using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.Interfaces.Workflow;
using Orb.Grains.Interfaces.Workspaces;

namespace Orb.Api.Tests.Console.Doubles;

/// <summary>Ordinary projects, pull requests, workspaces and events, to be changed by <c>with</c>.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Now = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);
    public static readonly RepositoryName Repository = new("octo", "demo");

    public static ProjectSnapshot Project(string name = "Greet people by name") => new()
    {
        Id = EntityId.New<ProjectId>(Now),
        Name = name,
        Task = "Say hello, and mean it.",
        Phase = Phase.Idle,
        WaitingOn = ProjectWaits.Start,
        Status = ProjectStatus.Active,
        Repositories = [new ProjectRepository(Repository, "http://localhost:5081/octo/demo", BaseBranch: null)],
        CreatedAt = Now.AddHours(-2),
        UpdatedAt = Now.AddMinutes(-4),
    };

    public static PullRequestSnapshot PullRequest(ProjectSnapshot project) => new()
    {
        Id = EntityId.New<PullRequestId>(Now),
        ProjectId = project.Id,
        Repository = Repository,
        RepositoryUrl = "http://localhost:5081/octo/demo",
        Title = "Greet people by name",
        Branch = "feature/greeting",
        BaseBranch = "main",
        Status = PullRequestStatus.Pending,
        CreatedAt = Now.AddMinutes(-10),
    };

    public static WorkspaceSnapshot Workspace(ProjectSnapshot project) => new()
    {
        Id = EntityId.New<WorkspaceId>(Now),
        ProjectId = project.Id,
        State = WorkspaceState.Active,
        LastActivityAt = Now.AddMinutes(-20),
        CreatedAt = Now.AddHours(-1),
        Bytes = 5_452_595,
    };

    public static ProjectEvent Event(ProjectSnapshot project, long number, string type, string data) =>
        new(project.Id, number, type, Now.AddMinutes(number - 30), data);
}
