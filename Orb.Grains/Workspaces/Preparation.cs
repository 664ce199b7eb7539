using Orb.Grains.Interfaces.Catalog;

namespace Orb.Grains.Workspaces;

/// <summary>How far a host is with making a workspace.</summary>
[GenerateSerializer, Immutable, Alias("orb.workspaces.preparation")]
public abstract record Preparation
{
    private Preparation()
    {
    }

    /// <summary>The host works on it and will wake the workspace's grain when it is done.</summary>
    [GenerateSerializer, Immutable, Alias("orb.workspaces.preparation.running")]
    public sealed record Running : Preparation;

    /// <summary>The tree is there.</summary>
    /// <param name="Bytes">Its size on disk.</param>
    /// <param name="Commit">The commit it starts from.</param>
    [GenerateSerializer, Immutable, Alias("orb.workspaces.preparation.ready")]
    public sealed record Ready([property: Id(0)] long Bytes, [property: Id(1)] string Commit) : Preparation;

    /// <summary>It could not be made; nothing that looks ready is left.</summary>
    /// <param name="Error">Why.</param>
    /// <param name="IsPermanent">Trying again would end the same way.</param>
    [GenerateSerializer, Immutable, Alias("orb.workspaces.preparation.failed")]
    public sealed record Failed([property: Id(0)] Trouble Error, [property: Id(1)] bool IsPermanent) : Preparation;

    /// <summary>A later epoch has been here: this order is void.</summary>
    [GenerateSerializer, Immutable, Alias("orb.workspaces.preparation.fenced")]
    public sealed record Fenced : Preparation;

    /// <summary>No running silo has this host's disk.</summary>
    [GenerateSerializer, Immutable, Alias("orb.workspaces.preparation.host-absent")]
    public sealed record HostAbsent : Preparation;
}
