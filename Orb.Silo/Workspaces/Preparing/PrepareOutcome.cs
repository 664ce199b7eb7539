namespace Orb.Silo.Workspaces.Preparing;

/// <summary>What came of making a workspace. Asking again is always allowed: a ready one is answered from its marker, anything less is made anew.</summary>
internal abstract record PrepareOutcome
{
    private PrepareOutcome()
    {
    }

    /// <summary>The workspace is complete and durable.</summary>
    /// <param name="SizeBytes">What it took on disk when it was made.</param>
    /// <param name="BaseCommit">The commit that was checked out.</param>
    public sealed record Ready(long SizeBytes, string BaseCommit) : PrepareOutcome;

    /// <summary>A later owner has been here; this request must not go on.</summary>
    public sealed record Fenced(long CurrentEpoch) : PrepareOutcome;

    /// <summary>Another preparation or a removal of the same workspace is at work.</summary>
    public sealed record InUse(string By) : PrepareOutcome;

    /// <summary>A later epoch has already put the workspace into the trash.</summary>
    public sealed record Removed(long Epoch) : PrepareOutcome;

    /// <summary>There is no workspace, and nothing of it is left under its name.</summary>
    /// <param name="Kind">Why.</param>
    /// <param name="Message">What to show a person; holds no secrets.</param>
    public sealed record CloneFailed(CloneFailure Kind, string Message) : PrepareOutcome;
}
