namespace Orb.Grains.Interfaces.Catalog;

/// <summary>The types of <see cref="ProjectEvent"/>. A type keeps its meaning for ever; new ones are added.</summary>
public static class EventTypes
{
    /// <summary>The project exists: <c>{name, by}</c>.</summary>
    public const string ProjectCreated = "project.created";

    /// <summary>Work began: <c>{workspaceId, by}</c>.</summary>
    public const string ProjectStarted = "project.started";

    /// <summary>A person paused the project: <c>{by}</c>.</summary>
    public const string ProjectPaused = "project.paused";

    /// <summary>A person let the project go on: <c>{by}</c>.</summary>
    public const string ProjectResumed = "project.resumed";

    /// <summary>A person called the project off: <c>{by}</c>.</summary>
    public const string ProjectCancelled = "project.cancelled";

    /// <summary>All pull requests of the project have ended: <c>{}</c>.</summary>
    public const string ProjectCompleted = "project.completed";

    /// <summary>The last event of a project: it is over and its workspace is gone: <c>{}</c>.</summary>
    public const string ProjectEnded = "project.ended";

    /// <summary>The phase changed: <c>{from, to}</c>.</summary>
    public const string PhaseChanged = "phase.changed";

    /// <summary>The members changed: <c>{user, role, by}</c>, role null for a removal.</summary>
    public const string MembersChanged = "project.membersChanged";

    /// <summary>A workspace is being made: <c>{workspaceId}</c>.</summary>
    public const string WorkspaceRequested = "workspace.requested";

    /// <summary>The workspace holds the repository: <c>{workspaceId, hostId, commit, bytes}</c>.</summary>
    public const string WorkspaceReady = "workspace.ready";

    /// <summary>The workspace could not be made: <c>{workspaceId, code, message}</c>.</summary>
    public const string WorkspaceFailed = "workspace.failed";

    /// <summary>A person keeps the workspace: <c>{workspaceId, until, by}</c>, until null when the pin was taken away.</summary>
    public const string WorkspaceKept = "workspace.kept";

    /// <summary>Removal is booked: <c>{workspaceId, dueAt, reason, by}</c>.</summary>
    public const string CleanupScheduled = "workspace.cleanupScheduled";

    /// <summary>Removal is no longer booked: <c>{workspaceId, by}</c>.</summary>
    public const string CleanupCancelled = "workspace.cleanupCancelled";

    /// <summary>Removal began: <c>{workspaceId, reason}</c>.</summary>
    public const string CleanupStarted = "workspace.cleanupStarted";

    /// <summary>Removal will be tried again: <c>{workspaceId, attempt, nextAttemptAt, code, message}</c>.</summary>
    public const string CleanupRetrying = "workspace.cleanupRetrying";

    /// <summary>Removal needs a person: <c>{workspaceId, code, message}</c>.</summary>
    public const string CleanupFailed = "workspace.cleanupFailed";

    /// <summary>The workspace is gone: <c>{workspaceId, verified, bytes}</c>.</summary>
    public const string WorkspaceRemoved = "workspace.removed";

    /// <summary>A pull request was asked for: <c>{pullRequestId, repository, branch, by}</c>.</summary>
    public const string PullRequestRequested = "pullRequest.requested";

    /// <summary>The branch is on GitHub and differs from its base: <c>{pullRequestId, head, baseBranch}</c>.</summary>
    public const string PullRequestBranchReady = "pullRequest.branchReady";

    /// <summary>The pull request is on GitHub: <c>{pullRequestId, number, url, adopted, draft}</c>.</summary>
    public const string PullRequestOpened = "pullRequest.opened";

    /// <summary>Its labels are set: <c>{pullRequestId, labels}</c>.</summary>
    public const string PullRequestLabelled = "pullRequest.labelled";

    /// <summary>Its text was brought up to date: <c>{pullRequestId}</c>.</summary>
    public const string PullRequestUpdated = "pullRequest.updated";

    /// <summary>The next step waits: <c>{pullRequestId, step, waitingOn, nextAttemptAt, code, message}</c>.</summary>
    public const string PullRequestWaiting = "pullRequest.waiting";

    /// <summary>A person merged it: <c>{pullRequestId, number}</c>.</summary>
    public const string PullRequestMerged = "pullRequest.merged";

    /// <summary>A person closed it unmerged: <c>{pullRequestId, number}</c>.</summary>
    public const string PullRequestClosed = "pullRequest.closed";

    /// <summary>A person opened it again: <c>{pullRequestId, number}</c>.</summary>
    public const string PullRequestReopened = "pullRequest.reopened";

    /// <summary>Orb gave up on it: <c>{pullRequestId, code, message, guidance}</c>.</summary>
    public const string PullRequestFailed = "pullRequest.failed";

    /// <summary>It was called off before it was opened: <c>{pullRequestId}</c>.</summary>
    public const string PullRequestCancelled = "pullRequest.cancelled";

    /// <summary>The branch holds nothing that its base lacks: <c>{pullRequestId}</c>.</summary>
    public const string PullRequestNothingToDo = "pullRequest.nothingToDo";
}
