namespace Orb.EndToEnd.Tests.Journey;

/// <summary>When the process is killed.</summary>
public enum Moment
{
    /// <summary>Right after the project was acknowledged.</summary>
    ProjectCreated,

    /// <summary>Right after the start was acknowledged.</summary>
    ProjectStarted,

    /// <summary>While git fetches from GitHub.</summary>
    Cloning,

    /// <summary>Right after the wish for a pull request was acknowledged.</summary>
    PullRequestRequested,

    /// <summary>While GitHub has the request to create it, and has not created it yet.</summary>
    PullRequestOnItsWay,

    /// <summary>After GitHub created it, and before Orb could know.</summary>
    PullRequestUnknowinglyOpened,

    /// <summary>While it is open.</summary>
    PullRequestOpened,

    /// <summary>After a person merged it, with every webhook about that lost.</summary>
    MergedUnseen,

    /// <summary>Right after its removal was acknowledged.</summary>
    CleanupRequested,

    /// <summary>While thousands of files are being removed.</summary>
    Cleaning,
}
