namespace Orb.Grains.Catalog;

/// <summary>Which kind of grain has work due. Stored by name.</summary>
public enum DueKind
{
    /// <summary>A project's workflow.</summary>
    Workflow = 0,

    /// <summary>A project's pull requests.</summary>
    PullRequests = 1,

    /// <summary>A workspace.</summary>
    Workspace = 2,
}
