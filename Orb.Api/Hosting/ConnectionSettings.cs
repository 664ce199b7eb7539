namespace Orb.Api.Hosting;

/// <summary>The connection strings that choose the mode: both or neither.</summary>
internal static class ConnectionSettings
{
    public const string Redis = "Redis";
    public const string Postgres = "Postgres";

    public static HostingMode Mode(IConfiguration configuration)
    {
        var redis = !string.IsNullOrWhiteSpace(configuration.GetConnectionString(Redis));
        var postgres = !string.IsNullOrWhiteSpace(configuration.GetConnectionString(Postgres));
        return (redis, postgres) switch
        {
            (true, true) => HostingMode.Cluster,
            (false, false) => HostingMode.Embedded,
            (true, false) => throw HalfSet(Postgres, Redis),
            (false, true) => throw HalfSet(Redis, Postgres),
        };
    }

    private static StartRefusedException HalfSet(string missing, string present) =>
        new($"ConnectionStrings:{missing} is missing: set it beside ConnectionStrings:{present} to join a cluster, or remove both to run embedded.");
}
