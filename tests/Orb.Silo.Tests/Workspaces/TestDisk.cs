using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orb.Silo.Workspaces;

namespace Orb.Silo.Tests.Workspaces;

/// <summary>The workspace disk as the silo registers it, on a root of the test's.</summary>
internal static class TestDisk
{
    public static ServiceProvider Services(string root, string origin = "", params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
            [
                new("Orb:Workspaces:Root", root),
                .. origin.Length == 0 ? [] : new KeyValuePair<string, string?>[] { new("Orb:Workspaces:AllowedOrigins:0", origin) },
                .. settings.Select(setting => new KeyValuePair<string, string?>($"Orb:Workspaces:{setting.Key}", setting.Value)),
            ])
            .Build();
        return new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddWorkspaceDisk(WorkspaceRoot.Open(root, TimeProvider.System)).BuildServiceProvider();
    }
}
