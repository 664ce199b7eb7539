namespace Orb.Grains.Interfaces.Workflow;

/// <summary>How far a project has come.</summary>
public enum Phase
{
    /// <summary>Nobody has started it.</summary>
    Idle = 0,

    /// <summary>Agents read the repository.</summary>
    Research = 1,

    /// <summary>Agents write a plan and a person approves it.</summary>
    Planning = 2,

    /// <summary>The work is done in the workspace.</summary>
    Implementation = 3,

    /// <summary>A pull request is being opened or tended.</summary>
    PullRequest = 4,

    /// <summary>All pull requests have ended.</summary>
    Completed = 5,
}
