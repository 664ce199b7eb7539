namespace Orb.Silo.Workspaces.Removing;

/// <summary>What came of removing a workspace. Asking again is always allowed and continues where the last attempt stopped.</summary>
internal abstract record RemoveOutcome
{
    private RemoveOutcome()
    {
    }

    /// <summary>Nothing of the workspace is left, under either name.</summary>
    /// <param name="Verified">Whether both names were found gone, with nothing mounted beneath them.</param>
    /// <param name="Entries">What this attempt removed; none when an earlier one had done it all.</param>
    /// <param name="BytesFreed">How much more room the file system has than before, measured, so other writers count too; never negative.</param>
    public sealed record Removed(bool Verified, long Entries, long BytesFreed) : RemoveOutcome;

    /// <summary>Something still uses it; worth another try.</summary>
    /// <param name="By">What.</param>
    /// <param name="TreeIsGone">Whether it is out of reach already, in the trash.</param>
    public sealed record InUse(string By, bool TreeIsGone) : RemoveOutcome;

    /// <summary>A later owner has been here; this request must not go on.</summary>
    public sealed record Fenced(long CurrentEpoch) : RemoveOutcome;

    /// <summary>Something cannot be removed.</summary>
    /// <param name="Kind">Why.</param>
    /// <param name="Detail">Which entries, printable, at most a few.</param>
    /// <param name="TreeIsGone">Whether the rest is out of reach already, in the trash.</param>
    public sealed record Failed(RemovalFailure Kind, string Detail, bool TreeIsGone) : RemoveOutcome;
}
