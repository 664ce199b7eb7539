namespace Orb.Silo.Workspaces.Git;

/// <summary>What ended a git command.</summary>
internal enum GitEnding
{
    /// <summary>It exited by itself.</summary>
    Exited,

    /// <summary>It took too long and was ended.</summary>
    TimedOut,

    /// <summary>It wrote more than is kept and was ended.</summary>
    Flooded,
}
