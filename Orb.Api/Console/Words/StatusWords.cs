using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.Interfaces.Workflow;
using Orb.Grains.Interfaces.Workspaces;

namespace Orb.Api.Console.Words;

/// <summary>Every status in words.</summary>
internal static class StatusWords
{
    public static StatusWord Of(ProjectStatus status) => status switch
    {
        ProjectStatus.Active => new("Active", Tone.Busy),
        ProjectStatus.Waiting => new("Waiting", Tone.Waiting),
        ProjectStatus.Paused => new("Paused", Tone.Quiet),
        ProjectStatus.Completed => new("Completed", Tone.Good),
        ProjectStatus.Failed => new("Failed", Tone.Bad),
        ProjectStatus.Cancelled => new("Cancelled", Tone.Quiet),
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, message: null),
    };

    public static StatusWord Of(PullRequestStatus status) => status switch
    {
        PullRequestStatus.Pending => new("Pending", Tone.Busy),
        PullRequestStatus.Draft => new("Draft", Tone.Waiting),
        PullRequestStatus.Open => new("Open", Tone.Waiting),
        PullRequestStatus.Merged => new("Merged", Tone.Good),
        PullRequestStatus.Closed => new("Closed", Tone.Quiet),
        PullRequestStatus.Cancelled => new("Cancelled", Tone.Quiet),
        PullRequestStatus.Failed => new("Failed", Tone.Bad),
        PullRequestStatus.NothingToDo => new("Nothing to do", Tone.Quiet),
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, message: null),
    };

    public static StatusWord Of(WorkspaceState state) => state switch
    {
        WorkspaceState.Creating => new("Being made", Tone.Busy),
        WorkspaceState.Active => new("Ready", Tone.Good),
        WorkspaceState.CleanupScheduled => new("Removal booked", Tone.Waiting),
        WorkspaceState.InProgress => new("Being removed", Tone.Busy),
        WorkspaceState.RetryWaiting => new("Trying again", Tone.Waiting),
        WorkspaceState.Completed => new("Removed", Tone.Quiet),
        WorkspaceState.Failed => new("Failed", Tone.Bad),
        WorkspaceState.Lost => new("Lost", Tone.Bad),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, message: null),
    };

    public static string Of(CleanupReason reason) => reason switch
    {
        CleanupReason.Age => "nobody used it for too long",
        CleanupReason.ProjectCompleted => "the project is completed",
        CleanupReason.ProjectCancelled => "the project was cancelled",
        CleanupReason.Manual => "a person asked",
        CleanupReason.Emergency => "the disk is nearly full",
        CleanupReason.Orphan => "no project knows it",
        CleanupReason.HostDecommissioned => "its host was given up",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, message: null),
    };

    public static string Of(ProjectRole role) => role switch
    {
        ProjectRole.Reader => "reader",
        ProjectRole.Writer => "writer",
        ProjectRole.Owner => "owner",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, message: null),
    };
}
