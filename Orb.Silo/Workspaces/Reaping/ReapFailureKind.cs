namespace Orb.Silo.Workspaces.Reaping;

/// <summary>Why an entry stays, the more serious the higher.</summary>
internal enum ReapFailureKind
{
    /// <summary>Something still changes the tree while it is removed.</summary>
    Racing,

    /// <summary>The disk answered with an error that may pass.</summary>
    TransientIo,

    /// <summary>The entry, or the folder it is in, belongs to someone else.</summary>
    Permission,

    /// <summary>The entry is marked immutable or append-only.</summary>
    Immutable,

    /// <summary>Something is mounted there; it was not entered.</summary>
    ForeignMount,
}
