namespace Orb.Grains.Interfaces.PullRequests;

/// <summary>What a pull request can wait for: the values of <see cref="PullRequestSnapshot.WaitingOn"/>.</summary>
public static class PullRequestWaits
{
    /// <summary>Orb's turn: the next step runs now or at the next attempt.</summary>
    public const string Orb = "orb";

    /// <summary>GitHub does not answer.</summary>
    public const string GitHub = "github";

    /// <summary>GitHub's rate limits.</summary>
    public const string RateLimit = "rateLimit";

    /// <summary>A permission that the GitHub App or token lacks.</summary>
    public const string Permission = "permission";

    /// <summary>The branch is not on GitHub.</summary>
    public const string Branch = "branch";

    /// <summary>A person: review, merge or close.</summary>
    public const string Review = "review";

    /// <summary>A person: the project is paused.</summary>
    public const string Resume = "resume";

    /// <summary>A person: Orb gave up.</summary>
    public const string Person = "person";
}
