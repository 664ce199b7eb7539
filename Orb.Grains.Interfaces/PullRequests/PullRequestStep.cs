namespace Orb.Grains.Interfaces.PullRequests;

/// <summary>The last step of the saga that is done and stored.</summary>
public enum PullRequestStep
{
    /// <summary>The wish is stored.</summary>
    Intended = 0,

    /// <summary>The branch is on GitHub and differs from its base.</summary>
    BranchReady = 1,

    /// <summary>The pull request is on GitHub.</summary>
    Opened = 2,

    /// <summary>Its labels are set.</summary>
    Labelled = 3,

    /// <summary>Reviewers were asked.</summary>
    ReviewersAsked = 4,

    /// <summary>All is done but watching it.</summary>
    Tended = 5,

    /// <summary>It has ended.</summary>
    Ended = 6,
}
