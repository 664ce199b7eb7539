namespace Orb.Grains.Interfaces.Workspaces;

/// <summary>Why a workspace is removed.</summary>
public enum CleanupReason
{
    /// <summary>Nobody used it for too long.</summary>
    Age = 0,

    /// <summary>Its project is completed.</summary>
    ProjectCompleted = 1,

    /// <summary>Its project was called off.</summary>
    ProjectCancelled = 2,

    /// <summary>A person asked.</summary>
    Manual = 3,

    /// <summary>The disk is nearly full.</summary>
    Emergency = 4,

    /// <summary>No project knows it.</summary>
    Orphan = 5,

    /// <summary>Its host was given up.</summary>
    HostDecommissioned = 6,
}
