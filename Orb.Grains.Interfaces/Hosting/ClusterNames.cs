namespace Orb.Grains.Interfaces.Hosting;

/// <summary>What silos and API nodes must agree on to find each other.</summary>
public static class ClusterNames
{
    /// <summary>Prefixes stored state, reminders and membership; it never changes.</summary>
    public const string ServiceId = "orb";

    /// <summary>Names the present cluster. A restored backup starts under another one (<c>Orb:ClusterId</c>).</summary>
    public const string DefaultClusterId = "orb";

    /// <summary>The Redis channel on which the growth of a project's event log is announced; followed by the project's id.</summary>
    public const string EventChannelPrefix = "orb:events:";
}
