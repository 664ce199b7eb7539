using System.Collections.Concurrent;
using Orb.Grains.Workspaces;

namespace Orb.Testing.Doubles;

/// <summary>What a host answers next about the workspaces of one repository, and what it was ordered.</summary>
public sealed class HostScript
{
    public ConcurrentQueue<Preparation> Preparations { get; } = new();

    public ConcurrentQueue<Removal> Removals { get; } = new();

    /// <summary>Each order with its epoch, such as <c>remove 2</c>.</summary>
    public Recorded<string> Orders { get; } = new(TimeProvider.System);
}
