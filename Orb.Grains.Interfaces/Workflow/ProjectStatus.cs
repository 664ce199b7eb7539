namespace Orb.Grains.Interfaces.Workflow;

/// <summary>Whether a project moves.</summary>
public enum ProjectStatus
{
    /// <summary>Orb works on it.</summary>
    Active = 0,

    /// <summary>It waits for what <see cref="ProjectSnapshot.WaitingOn"/> names.</summary>
    Waiting = 1,

    /// <summary>A person paused it.</summary>
    Paused = 2,

    /// <summary>All its pull requests have ended.</summary>
    Completed = 3,

    /// <summary>It cannot go on by itself.</summary>
    Failed = 4,

    /// <summary>A person called it off.</summary>
    Cancelled = 5,
}
