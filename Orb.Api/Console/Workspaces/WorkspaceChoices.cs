using Orb.Grains.Interfaces.Workspaces;

namespace Orb.Api.Console.Workspaces;

/// <summary>Which buttons make sense for a workspace as it stands; the grain decides.</summary>
internal sealed record WorkspaceChoices(bool Keep, bool Unkeep, bool Clean)
{
    public static WorkspaceChoices Of(WorkspaceSnapshot workspace, DateTimeOffset now)
    {
        var isUsable = workspace.State is WorkspaceState.Active or WorkspaceState.CleanupScheduled;
        return new WorkspaceChoices(
            Keep: isUsable,
            Unkeep: isUsable && workspace.PinnedUntil > now,
            Clean: isUsable || workspace.State is WorkspaceState.RetryWaiting or WorkspaceState.Failed);
    }
}
