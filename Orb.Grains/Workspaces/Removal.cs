using Orb.Grains.Interfaces.Catalog;

namespace Orb.Grains.Workspaces;

/// <summary>How far a host is with removing a workspace.</summary>
[GenerateSerializer, Immutable, Alias("orb.workspaces.removal")]
public abstract record Removal
{
    private Removal()
    {
    }

    /// <summary>The host works on it and will wake the workspace's grain when it is done.</summary>
    [GenerateSerializer, Immutable, Alias("orb.workspaces.removal.running")]
    public sealed record Running : Removal;

    /// <summary>It is gone.</summary>
    /// <param name="Verified">The host saw both of its names gone.</param>
    /// <param name="Bytes">What the disk gained.</param>
    [GenerateSerializer, Immutable, Alias("orb.workspaces.removal.removed")]
    public sealed record Removed([property: Id(0)] bool Verified, [property: Id(1)] long Bytes) : Removal;

    /// <summary>Something uses it; nothing was touched.</summary>
    /// <param name="By">What, for people to read.</param>
    [GenerateSerializer, Immutable, Alias("orb.workspaces.removal.in-use")]
    public sealed record InUse([property: Id(0)] string By) : Removal;

    /// <summary>It did not work.</summary>
    /// <param name="Error">Why.</param>
    /// <param name="IsPermanent">A person must mend something first.</param>
    [GenerateSerializer, Immutable, Alias("orb.workspaces.removal.failed")]
    public sealed record Failed([property: Id(0)] Trouble Error, [property: Id(1)] bool IsPermanent) : Removal;

    /// <summary>A later epoch has been here: this order is void.</summary>
    [GenerateSerializer, Immutable, Alias("orb.workspaces.removal.fenced")]
    public sealed record Fenced : Removal;

    /// <summary>No running silo has this host's disk.</summary>
    [GenerateSerializer, Immutable, Alias("orb.workspaces.removal.host-absent")]
    public sealed record HostAbsent : Removal;
}
