namespace Orb.Grains.Workflow;

/// <summary>What a project has promised and another grain has not heard yet.</summary>
[Flags]
internal enum ProjectDebts
{
    None = 0,

    /// <summary>The workspace is to be made.</summary>
    Workspace = 1,

    /// <summary>The pull requests are to learn that the project is paused, or no longer.</summary>
    Pause = 2,

    /// <summary>Pull requests not yet opened are to be called off.</summary>
    Cancellation = 4,

    /// <summary>The workspace is to be booked for removal.</summary>
    Cleanup = 8,
}
