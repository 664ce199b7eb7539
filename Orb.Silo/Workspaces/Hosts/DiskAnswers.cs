using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Workspaces;
using Orb.Silo.Workspaces.Preparing;
using Orb.Silo.Workspaces.Removing;

namespace Orb.Silo.Workspaces.Hosts;

/// <summary>What the disk says, in the words of the workspace's grain.</summary>
internal static class DiskAnswers
{
    public static Preparation Read(PrepareOutcome outcome) => outcome switch
    {
        PrepareOutcome.Ready ready => new Preparation.Ready(ready.SizeBytes, ready.BaseCommit),
        PrepareOutcome.Fenced or PrepareOutcome.Removed => new Preparation.Fenced(),
        // Another preparation is at work, perhaps of a process that was killed and has not ended yet: waiting for it is no failure.
        PrepareOutcome.InUse => new Preparation.Running(),
        PrepareOutcome.CloneFailed failed => new Preparation.Failed(
            new Trouble($"clone{failed.Kind}", failed.Message, GuidanceFor(failed.Kind)),
            failed.Kind is CloneFailure.NotFound or CloneFailure.BranchMissing or CloneFailure.TooLarge or CloneFailure.Authentication or CloneFailure.Refused),
        _ => throw new InvalidOperationException($"Unhandled outcome {outcome}"),
    };

    public static Removal Read(RemoveOutcome outcome) => outcome switch
    {
        RemoveOutcome.Removed removed => new Removal.Removed(removed.Verified, removed.BytesFreed),
        RemoveOutcome.InUse inUse => new Removal.InUse(inUse.By),
        RemoveOutcome.Fenced => new Removal.Fenced(),
        RemoveOutcome.Failed failed => new Removal.Failed(
            new Trouble(CodeOf(failed.Kind), failed.Detail, failed.Kind is RemovalFailure.TransientIo ? null : "Mend what is named on the host, then clean again."),
            failed.Kind is not RemovalFailure.TransientIo),
        _ => throw new InvalidOperationException($"Unhandled outcome {outcome}"),
    };

    private static string CodeOf(RemovalFailure kind) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());

    private static string? GuidanceFor(CloneFailure kind) => kind switch
    {
        CloneFailure.NotFound => "Check the repository's name and that Orb's GitHub App is installed on it.",
        CloneFailure.Authentication => "Check the credentials of the GitHub App or the token that Orb is configured with.",
        CloneFailure.BranchMissing => "Push the base branch, or make a project that starts from another one.",
        CloneFailure.TooLarge => "Raise Orb:Workspaces:MaxCloneBytes, or use a smaller repository.",
        _ => null,
    };
}
