using Microsoft.Extensions.Configuration;

namespace Orb.Silo.Hosting;

/// <summary>Environment variables with names of their own, as the settings they stand for. A setting under its full name wins.</summary>
public static class SeedEnvironment
{
    private static readonly Dictionary<string, string> Settings = new(StringComparer.Ordinal)
    {
        ["GITHUB_APP_ID"] = "Orb:GitHub:AppId",
        ["GITHUB_APP_PRIVATE_KEY_PATH"] = "Orb:GitHub:PrivateKeyPath",
        ["GITHUB_TOKEN"] = "Orb:GitHub:Token",
        ["GITHUB_API_URL"] = "Orb:GitHub:ApiUrl",
    };

    /// <summary>Adds what the variables of these names say.</summary>
    public static IConfigurationManager AddSeedEnvironment(this IConfigurationManager configuration)
    {
        configuration.AddInMemoryCollection(
            from setting in Settings
            let value = configuration[setting.Key]
            where !string.IsNullOrEmpty(value) && string.IsNullOrEmpty(configuration[setting.Value])
            select KeyValuePair.Create(setting.Value, (string?)value));
        return configuration;
    }
}
