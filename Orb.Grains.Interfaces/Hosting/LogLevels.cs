using Microsoft.Extensions.Configuration;

namespace Orb.Grains.Interfaces.Hosting;

/// <summary>What is logged unless somebody says otherwise: what Orb does, and what goes wrong in the libraries below it.</summary>
public static class LogLevels
{
    private static readonly Dictionary<string, string> Defaults = new(StringComparer.Ordinal)
    {
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft"] = "Warning",
        ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Information",
        ["Logging:LogLevel:Orleans"] = "Warning",
        ["Logging:LogLevel:Polly"] = "Warning",
        ["Logging:LogLevel:System.Net.Http"] = "Warning",
    };

    /// <summary>Adds a level for each category that the configuration says nothing about.</summary>
    /// <param name="configuration">The host's configuration.</param>
    public static void AddLogLevels(this IConfigurationManager configuration) =>
        configuration.AddInMemoryCollection(
            from level in Defaults
            where string.IsNullOrEmpty(configuration[level.Key])
            select KeyValuePair.Create(level.Key, (string?)level.Value));
}
