namespace Orb.Grains.Interfaces.PullRequests;

/// <summary>What a pull request is to a person.</summary>
public enum PullRequestStatus
{
    /// <summary>Asked for, not on GitHub yet.</summary>
    Pending = 0,

    /// <summary>On GitHub, not ready for review; <see cref="PullRequestSnapshot.DraftReason"/> says why.</summary>
    Draft = 1,

    /// <summary>On GitHub, ready for review.</summary>
    Open = 2,

    /// <summary>Merged. Final.</summary>
    Merged = 3,

    /// <summary>Closed without a merge; a person may open it again.</summary>
    Closed = 4,

    /// <summary>Called off before it was opened. Final.</summary>
    Cancelled = 5,

    /// <summary>Orb cannot go on; <see cref="PullRequestSnapshot.LastError"/> says why and what to do.</summary>
    Failed = 6,

    /// <summary>The branch holds nothing that its base lacks. Final.</summary>
    NothingToDo = 7,
}
