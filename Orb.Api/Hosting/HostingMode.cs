namespace Orb.Api.Hosting;

/// <summary>Where the grains run.</summary>
internal enum HostingMode
{
    /// <summary>In this process, on SQLite.</summary>
    Embedded,

    /// <summary>In silos of their own, on Redis and PostgreSQL; this process is their client.</summary>
    Cluster,
}
