namespace Orb.Grains.Interfaces.Workspaces;

/// <summary>Where a workspace is in its life.</summary>
public enum WorkspaceState
{
    /// <summary>A host is cloning the repository.</summary>
    Creating = 0,

    /// <summary>It can be used.</summary>
    Active = 1,

    /// <summary>It can be used until its removal is due; use calls the removal off.</summary>
    CleanupScheduled = 2,

    /// <summary>A host is removing it. It can no longer be used.</summary>
    InProgress = 3,

    /// <summary>Removal did not work and will be tried again.</summary>
    RetryWaiting = 4,

    /// <summary>It is gone. Final.</summary>
    Completed = 5,

    /// <summary>It could not be made, or its removal needs a person.</summary>
    Failed = 6,

    /// <summary>Its folder vanished without Orb removing it.</summary>
    Lost = 7,
}
