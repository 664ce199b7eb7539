using Microsoft.Extensions.Configuration;

namespace Orb.Grains.Interfaces.Hosting;

/// <summary>What holds state and carries messages: everything in one process, or a cluster on Redis and PostgreSQL.</summary>
public abstract record Backbone
{
    private Backbone()
    {
    }

    /// <summary>One process; SQLite in the data folder.</summary>
    /// <param name="DataFolder">Where everything is stored (<c>ORB_DATA</c>).</param>
    public sealed record Embedded(string DataFolder) : Backbone;

    /// <summary>Any number of processes.</summary>
    /// <param name="Redis">Membership, reminders and live events.</param>
    /// <param name="Postgres">State and catalog.</param>
    public sealed record Cluster(string Redis, string Postgres) : Backbone;

    /// <summary>Reads the connection strings: both mean a cluster, none means embedded.</summary>
    /// <exception cref="StartException">Only one of them is set.</exception>
    public static Backbone Read(IConfiguration configuration) =>
        (Setting(configuration, "Redis"), Setting(configuration, "Postgres")) switch
        {
            (null, null) => new Embedded(DataFolderOf(configuration)),
            ({ } redis, { } postgres) => new Cluster(redis, postgres),
            (null, _) => throw new StartException("ConnectionStrings:Postgres is set, but ConnectionStrings:Redis is not: set both for a cluster, or none for the embedded mode."),
            _ => throw new StartException("ConnectionStrings:Redis is set, but ConnectionStrings:Postgres is not: set both for a cluster, or none for the embedded mode."),
        };

    /// <summary>The folder that <c>ORB_DATA</c> names, as a full path; <c>.orb</c> below the present folder when it names none.</summary>
    public static string DataFolderOf(IConfiguration configuration) =>
        Path.GetFullPath(configuration["ORB_DATA"] is { Length: > 0 } folder ? folder : ".orb");

    private static string? Setting(IConfiguration configuration, string name) =>
        configuration.GetConnectionString(name) is { Length: > 0 } value ? value : null;
}
