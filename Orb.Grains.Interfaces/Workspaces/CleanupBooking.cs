namespace Orb.Grains.Interfaces.Workspaces;

/// <summary>What became of a <see cref="CleanupRequest"/>.</summary>
[GenerateSerializer, Immutable, Alias("orb.workspaces.cleanup-booking")]
public abstract record CleanupBooking
{
    private CleanupBooking()
    {
    }

    /// <summary>Booked and stored.</summary>
    /// <param name="Workspace">The workspace, with its due date.</param>
    [GenerateSerializer, Immutable, Alias("orb.workspaces.cleanup-booking.booked")]
    public sealed record Booked([property: Id(0)] WorkspaceSnapshot Workspace) : CleanupBooking;

    /// <summary>Somebody uses it: it cannot be removed now.</summary>
    /// <param name="Until">When the last lease ends unless it is renewed.</param>
    [GenerateSerializer, Immutable, Alias("orb.workspaces.cleanup-booking.in-use")]
    public sealed record InUse([property: Id(0)] DateTimeOffset Until) : CleanupBooking;

    /// <summary>A person keeps it: it cannot be removed now.</summary>
    /// <param name="Until">When the pin ends.</param>
    [GenerateSerializer, Immutable, Alias("orb.workspaces.cleanup-booking.pinned")]
    public sealed record Pinned([property: Id(0)] DateTimeOffset Until) : CleanupBooking;

    /// <summary>It is being removed or is gone already.</summary>
    /// <param name="Workspace">The workspace as it is.</param>
    [GenerateSerializer, Immutable, Alias("orb.workspaces.cleanup-booking.already-removed")]
    public sealed record AlreadyRemoved([property: Id(0)] WorkspaceSnapshot Workspace) : CleanupBooking;

    /// <summary>There is no such workspace.</summary>
    [GenerateSerializer, Immutable, Alias("orb.workspaces.cleanup-booking.not-found")]
    public sealed record NotFound : CleanupBooking;
}
