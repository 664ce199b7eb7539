namespace Orb.Silo.Workspaces;

/// <summary>What the disk says of a workspace; the truth when a report was lost.</summary>
internal abstract record Presence
{
    private Presence()
    {
    }

    /// <summary>Its folder is in place.</summary>
    /// <param name="Epoch">The highest epoch that asked for anything on it.</param>
    /// <param name="IsReady">Whether it was made completely.</param>
    public sealed record Present(long Epoch, bool IsReady) : Presence;

    /// <summary>It was taken out of use and is not removed for good yet.</summary>
    /// <param name="Epoch">The epoch that took it.</param>
    public sealed record InTrash(long Epoch) : Presence;

    /// <summary>Nothing of it is left. Of a removal that was begun, this is the success.</summary>
    public sealed record Absent : Presence;
}
