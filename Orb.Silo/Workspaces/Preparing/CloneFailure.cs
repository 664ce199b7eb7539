namespace Orb.Silo.Workspaces.Preparing;

/// <summary>Why no workspace could be made.</summary>
internal enum CloneFailure
{
    /// <summary>Something else; the message says what git said.</summary>
    Other,

    /// <summary>The host knows no such repository, or does not show it to this credential.</summary>
    NotFound,

    /// <summary>The host wants a credential, or another one.</summary>
    Authentication,

    /// <summary>The host did not answer, or not to the end; worth another try.</summary>
    Unreachable,

    /// <summary>The repository has no such branch.</summary>
    BranchMissing,

    /// <summary>It took longer than is allowed.</summary>
    Timeout,

    /// <summary>It is larger than is allowed.</summary>
    TooLarge,

    /// <summary>The URL is not one that may be cloned from, or the branch name is not one.</summary>
    Refused,
}
