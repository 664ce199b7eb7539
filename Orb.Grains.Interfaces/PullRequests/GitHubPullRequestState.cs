namespace Orb.Grains.Interfaces.PullRequests;

/// <summary>What a pull request is at GitHub.</summary>
public enum GitHubPullRequestState
{
    /// <summary>Open, draft or not.</summary>
    Open = 0,

    /// <summary>Closed by a merge.</summary>
    Merged = 1,

    /// <summary>Closed without a merge.</summary>
    Closed = 2,
}
