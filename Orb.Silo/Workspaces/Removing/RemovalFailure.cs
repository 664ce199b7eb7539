namespace Orb.Silo.Workspaces.Removing;

/// <summary>Why a removal needs a person, or another try.</summary>
internal enum RemovalFailure
{
    /// <summary>The disk answered with an error that may pass; the one kind worth a retry.</summary>
    TransientIo,

    /// <summary>Something in it belongs to someone else.</summary>
    Permission,

    /// <summary>Something in it is marked immutable or append-only.</summary>
    Immutable,

    /// <summary>Something is mounted in it. It was not entered; unmount it and try again.</summary>
    ForeignMount,

    /// <summary>The name of the workspace leads elsewhere: it is a link or no folder.</summary>
    PathPolicy,
}
