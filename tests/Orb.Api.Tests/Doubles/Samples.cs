using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.Interfaces.Workflow;
using Orb.Grains.Interfaces.Workspaces;

namespace Orb.Api.Tests.Doubles;

/// <summary>Things that grains could answer.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);
    public static readonly ProjectId ProjectId = EntityId.New<ProjectId>(Noon);
    public static readonly WorkspaceId WorkspaceId = EntityId.New<WorkspaceId>(Noon);
    public static readonly PullRequestId PullRequestId = EntityId.New<PullRequestId>(Noon);

    public const string NewProject = """{"name":"Greeting","task":"Greet people","repositories":[{"url":"octo/demo","baseBranch":"main"}]}""";

    public static readonly RepositoryName Demo = new("octo", "demo");

    public static ProjectSnapshot Project(ProjectId? id = null, long version = 7) => new()
    {
        Id = id ?? ProjectId,
        Name = "Greeting",
        Task = "Greet people",
        Phase = Phase.PullRequest,
        Status = ProjectStatus.Waiting,
        WaitingOn = ProjectWaits.Merge,
        Repositories = [new ProjectRepository(Demo, "https://github.com/octo/demo", "main")],
        WorkspaceId = WorkspaceId,
        CreatedAt = Noon,
        UpdatedAt = Noon.AddMinutes(1),
        Version = version,
    };

    public static WorkspaceSnapshot Workspace() => new()
    {
        Id = WorkspaceId,
        ProjectId = ProjectId,
        State = WorkspaceState.CleanupScheduled,
        Reason = CleanupReason.Manual,
        DueAt = Noon.AddHours(24),
        Leases = [new WorkspaceLease("lease-1", "agent", Noon.AddMinutes(2))],
        Holds = ["openPullRequest"],
        LastActivityAt = Noon,
        CreatedAt = Noon,
        Bytes = 1234,
    };

    public static PullRequestSnapshot PullRequest() => new()
    {
        Id = PullRequestId,
        ProjectId = ProjectId,
        Repository = Demo,
        RepositoryUrl = "https://github.com/octo/demo",
        Title = "Greet people",
        Branch = "feature/greeting",
        Status = PullRequestStatus.NothingToDo,
        Step = PullRequestStep.BranchReady,
        LastError = new Trouble("branchMissing", "The branch is not there.", "Push it."),
        CreatedAt = Noon,
    };

    public static ProjectEvent Event(long number, string type = EventTypes.PhaseChanged, string data = """{"from":"idle","to":"implementation"}""") =>
        new(ProjectId, number, type, Noon.AddSeconds(number), data);
}
