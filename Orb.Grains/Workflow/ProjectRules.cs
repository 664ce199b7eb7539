using Orb.Grains.Catalog;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.Interfaces.Workflow;
using Orb.Grains.Interfaces.Workspaces;

namespace Orb.Grains.Workflow;

/// <summary>How a project moves. What it waits for follows from its workspace and its pull requests alone, so it can be worked out again at any time.</summary>
internal static class ProjectRules
{
    public static Transition<StoredProject> Create(
        StoredProject nothing, CreateProject request, IReadOnlyList<ProjectRepository> repositories, DateTimeOffset now) => new(
        nothing with
        {
            Name = request.Name,
            Task = request.Task,
            Repositories = repositories,
            Members = [new ProjectMember(request.RequestedBy, ProjectRole.Owner)],
            AutoApprovePlan = request.AutoApprovePlan,
            Phase = Phase.Idle,
            Status = ProjectStatus.Waiting,
            WaitingOn = ProjectWaits.Start,
            CreatedAt = now,
            UpdatedAt = now,
        },
        new Happening(EventTypes.ProjectCreated, new { name = request.Name, by = request.RequestedBy }, request.RequestedBy));

    /// <summary>Until agents exist, work starts at the phase in which a person asks for the pull request.</summary>
    public static Transition<StoredProject> Start(StoredProject project, WorkspaceId workspaceId, string by, DateTimeOffset now)
    {
        if (project.WorkspaceId is not null)
        {
            return new(project);
        }

        // Starting ends a pause, and the pull requests that were told of the pause must hear of its end.
        var phase = project.Phase is Phase.Idle ? Phase.Implementation : project.Phase;
        var pause = project.Status is ProjectStatus.Paused ? ProjectDebts.Pause : ProjectDebts.None;
        return new(
            project with
            {
                WorkspaceId = workspaceId,
                Phase = phase,
                Status = ProjectStatus.Active,
                WaitingOn = ProjectWaits.Workspace,
                Debts = project.Debts | ProjectDebts.Workspace | pause,
                UpdatedAt = now,
            },
            [new Happening(EventTypes.ProjectStarted, new { workspaceId, by }, by), .. PhaseChanged(project.Phase, phase)]);
    }

    public static Transition<StoredProject> Pause(StoredProject project, string by, DateTimeOffset now) =>
        project.Status is ProjectStatus.Paused
            ? new(project)
            : new(
                project with { Status = ProjectStatus.Paused, WaitingOn = ProjectWaits.Resume, Debts = project.Debts | ProjectDebts.Pause, UpdatedAt = now },
                new Happening(EventTypes.ProjectPaused, new { by }, by));

    public static Transition<StoredProject> Resume(StoredProject project, string by, DateTimeOffset now) =>
        project.Status is not ProjectStatus.Paused
            ? new(project)
            : new(
                project with { Status = ProjectStatus.Active, WaitingOn = null, Debts = project.Debts | ProjectDebts.Pause, UpdatedAt = now },
                new Happening(EventTypes.ProjectResumed, new { by }, by));

    public static Transition<StoredProject> Cancel(StoredProject project, string by, DateTimeOffset now) =>
        project.IsOver
            ? new(project)
            : new(
                Finish(project, ProjectStatus.Cancelled, now) with { Debts = ProjectDebts.Cancellation | CleanupDebt(project) },
                new Happening(EventTypes.ProjectCancelled, new { by }, by));

    public static Transition<StoredProject> Paid(StoredProject project, ProjectDebts debt) =>
        project.Debts.HasFlag(debt) ? new(project with { Debts = project.Debts & ~debt }) : new(project);

    /// <summary>What the project's workspace and pull requests make of it now.</summary>
    public static Transition<StoredProject> LookAround(
        StoredProject project, WorkspaceSnapshot? workspace, IReadOnlyList<PullRequestSnapshot> pullRequests, DateTimeOffset now)
    {
        if (project.IsOver)
        {
            return End(project, workspace, now);
        }

        if (pullRequests.Count > 0 && pullRequests.All(HasEnded))
        {
            return new(
                Finish(project, ProjectStatus.Completed, now) with { Phase = Phase.Completed, Debts = CleanupDebt(project) },
                [.. PhaseChanged(project.Phase, Phase.Completed), new Happening(EventTypes.ProjectCompleted, new { })]);
        }

        var phase = pullRequests.Count > 0 ? Phase.PullRequest : project.Phase;
        var (status, waitingOn, error) = project.Status is ProjectStatus.Paused
            ? (ProjectStatus.Paused, project.WaitingOn, project.LastError)
            : Waits(project, workspace, pullRequests);
        return (phase, status, waitingOn, error) == (project.Phase, project.Status, project.WaitingOn, project.LastError)
            ? new(project)
            : new(
                project with { Phase = phase, Status = status, WaitingOn = waitingOn, LastError = error, UpdatedAt = now },
                PhaseChanged(project.Phase, phase));
    }

    private static (ProjectStatus Status, string? WaitingOn, Trouble? Error) Waits(
        StoredProject project, WorkspaceSnapshot? workspace, IReadOnlyList<PullRequestSnapshot> pullRequests)
    {
        if (pullRequests.FirstOrDefault(pullRequest => pullRequest.Status is PullRequestStatus.Failed) is { } failed)
        {
            return (ProjectStatus.Waiting, ProjectWaits.PullRequestFailed, failed.LastError);
        }

        if (pullRequests.Any(pullRequest => pullRequest.Status is PullRequestStatus.Pending))
        {
            return (ProjectStatus.Active, ProjectWaits.PullRequest, null);
        }

        if (pullRequests.Count > 0)
        {
            return (ProjectStatus.Waiting, ProjectWaits.Merge, null);
        }

        return (project.WorkspaceId, workspace?.State) switch
        {
            (null, _) => (ProjectStatus.Waiting, ProjectWaits.Start, null),
            (_, null or WorkspaceState.Creating) => (ProjectStatus.Active, ProjectWaits.Workspace, workspace?.LastError),
            (_, WorkspaceState.Failed) when workspace!.Reason is null => (ProjectStatus.Waiting, ProjectWaits.WorkspaceFailed, workspace.LastError),
            _ => (ProjectStatus.Waiting, ProjectWaits.PullRequestRequest, null),
        };
    }

    private static Transition<StoredProject> End(StoredProject project, WorkspaceSnapshot? workspace, DateTimeOffset now) =>
        !project.HasEnded && project.Debts is ProjectDebts.None && (project.WorkspaceId is null || workspace?.State is WorkspaceState.Completed)
            ? new(project with { HasEnded = true, UpdatedAt = now }, new Happening(EventTypes.ProjectEnded, new { }))
            : new(project);

    private static StoredProject Finish(StoredProject project, ProjectStatus status, DateTimeOffset now) => project with
    {
        Status = status,
        WaitingOn = null,
        LastError = null,
        CompletedAt = now,
        UpdatedAt = now,
    };

    private static ProjectDebts CleanupDebt(StoredProject project) => project.WorkspaceId is null ? ProjectDebts.None : ProjectDebts.Cleanup;

    private static bool HasEnded(PullRequestSnapshot pullRequest) => pullRequest.Status
        is PullRequestStatus.Merged or PullRequestStatus.Closed or PullRequestStatus.Cancelled or PullRequestStatus.NothingToDo;

    private static IReadOnlyList<Happening> PhaseChanged(Phase from, Phase to) =>
        from == to ? [] : [new Happening(EventTypes.PhaseChanged, new { from, to })];
}
