namespace Orb.Grains.PullRequests;

/// <summary>What stands between us and GitHub, as far as a caller must tell it apart.</summary>
public enum GitHubFailureKind
{
    /// <summary>No answer, or a 5xx: whether the effect happened is not known.</summary>
    Unreachable = 0,

    /// <summary>Primary or secondary rate limit.</summary>
    RateLimited = 1,

    /// <summary>The token was refused, also after it was renewed.</summary>
    Unauthorized = 2,

    /// <summary>The App or token lacks a permission; GitHub also says 404 for this.</summary>
    PermissionMissing = 3,

    /// <summary>It is not there, and the repository can be seen.</summary>
    NotFound = 4,

    /// <summary>There is an open pull request of this head and base.</summary>
    AlreadyExists = 5,

    /// <summary>Head holds no commit that base lacks.</summary>
    NoCommits = 6,

    /// <summary>The head branch is not there.</summary>
    HeadInvalid = 7,

    /// <summary>The base branch is not there.</summary>
    BaseInvalid = 8,

    /// <summary>Head and base have no common history.</summary>
    UnrelatedHistories = 9,

    /// <summary>The repository takes no changes: archived, disabled, or beyond its plan.</summary>
    RepositoryClosed = 10,

    /// <summary>Any other refusal: trying again would end the same way.</summary>
    Refused = 11,
}
