namespace Orb.Grains.Interfaces.Workspaces;

/// <summary>Somebody uses a workspace; it is not removed before the lease ends.</summary>
/// <param name="Id">Names the lease when it is renewed or ended.</param>
/// <param name="Holder">Who uses it, for people to read.</param>
/// <param name="ExpiresAt">When it ends unless it is renewed.</param>
[GenerateSerializer, Immutable, Alias("orb.workspaces.lease")]
public sealed record WorkspaceLease(
    [property: Id(0)] string Id,
    [property: Id(1)] string Holder,
    [property: Id(2)] DateTimeOffset ExpiresAt);
