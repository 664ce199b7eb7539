using Orb.Api.Console.Words;
using Orb.Grains.Interfaces.Workspaces;

namespace Orb.Api.Console.Workspaces;

/// <summary>Says why a workspace was not removed.</summary>
internal static class WorkspaceRefusals
{
    public static string InUse(DateTimeOffset until) =>
        $"The workspace is in use and cannot be removed now. The last use ends at {ExactTime.ToTheMinute(until)} unless it is renewed; try again then.";

    public static string Pinned(DateTimeOffset until) =>
        $"A person keeps the workspace until {ExactTime.ToTheMinute(until)}. Stop keeping it first.";

    public static string AlreadyRemoved(WorkspaceSnapshot workspace) =>
        workspace.State == WorkspaceState.Completed ? "The workspace is gone already." : "The workspace is being removed already.";

    /// <summary>What keeps Orb from removing it by itself.</summary>
    public static string Hold(string hold) => hold switch
    {
        "openPullRequest" => "a pull request is open",
        "unpushedWork" => "it has work that is not pushed",
        "openQuestion" => "a question is open",
        _ => hold,
    };
}
