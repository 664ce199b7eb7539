namespace Orb.Grains.Interfaces.Workspaces;

/// <summary>What became of a wish to use a workspace.</summary>
[GenerateSerializer, Immutable, Alias("orb.workspaces.use-lease")]
public abstract record UseLease
{
    private UseLease()
    {
    }

    /// <summary>It may be used; a booked removal was called off.</summary>
    /// <param name="Lease">Good for two minutes; renew it every thirty seconds.</param>
    [GenerateSerializer, Immutable, Alias("orb.workspaces.use-lease.granted")]
    public sealed record Granted([property: Id(0)] WorkspaceLease Lease) : UseLease;

    /// <summary>It is not there yet.</summary>
    [GenerateSerializer, Immutable, Alias("orb.workspaces.use-lease.not-ready")]
    public sealed record NotReady : UseLease;

    /// <summary>It is gone or going: make a new one.</summary>
    [GenerateSerializer, Immutable, Alias("orb.workspaces.use-lease.removed")]
    public sealed record Removed : UseLease;
}
