using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orb.Grains.Interfaces.Hosting;
using Orb.Grains.Interfaces.Workspaces;
using Orb.Silo.Hosting;
using Orb.Silo.Workspaces;
using Orleans.TestingHost;

namespace Orb.Cluster.Tests.Clusters;

/// <summary>One silo of the product's own making, in the hands of Orleans' <see cref="TestCluster"/>.</summary>
internal sealed class SiloNode : InProcessSiloHandle
{
    public const string RootSetting = $"{WorkspaceOptions.Section}:{nameof(WorkspaceOptions.Root)}";
    private const string TestClusterSettings = "Orleans";

    public required string Root { get; init; }

    public required HostId HostId { get; init; }

    /// <summary>Calls grains from within this silo.</summary>
    public IGrainFactory Grains => Service<IGrainFactory>();

    /// <summary>Starts a silo as the program Orb.Silo does, on the ports that the test cluster chose.</summary>
    /// <param name="name">The test cluster's name for it.</param>
    /// <param name="settings">What the test cluster has for this silo.</param>
    /// <param name="newRoot">Its disk, when the settings name none.</param>
    public static async Task<SiloHandle> Start(string name, IConfiguration settings, string newRoot)
    {
        var root = settings[RootSetting] ?? newRoot;
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        // Orleans would obey the test cluster's own section, and what it says would stand in the place of what the product configures.
        builder.Configuration.AddInMemoryCollection(
            settings.AsEnumerable().Where(setting => setting.Key.Split(':')[0] != TestClusterSettings));
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Orb:Silo:Port"] = settings[$"{TestClusterSettings}:Endpoints:SiloPort"],
            ["Orb:Silo:GatewayPort"] = settings[$"{TestClusterSettings}:Endpoints:GatewayPort"],
            [RootSetting] = root,
        });
        builder.AddOrbSilo(Backbone.Read(builder.Configuration));
        var host = builder.Build();
        try
        {
            await host.StartAsync(TestContext.Current.CancellationToken);
        }
        catch
        {
            host.Dispose();
            throw;
        }

        var silo = host.Services.GetRequiredService<ILocalSiloDetails>();
        return new SiloNode
        {
            Name = name,
            SiloHost = host,
            SiloAddress = silo.SiloAddress,
            GatewayAddress = silo.GatewayAddress,
            Root = root,
            HostId = host.Services.GetRequiredService<WorkspaceRoot>().HostId,
        };
    }

    public T Service<T>()
        where T : notnull => ServiceProvider.GetRequiredService<T>();

    /// <summary>Whether exactly these are, to its knowledge, the silos that are alive.</summary>
    public bool Knows(IEnumerable<SiloNode> alive) =>
        Service<IClusterMembershipService>().CurrentSnapshot.Members.Values
            .Where(member => member.Status is SiloStatus.Active)
            .Select(member => member.SiloAddress)
            .ToHashSet()
            .SetEquals(alive.Select(silo => silo.SiloAddress));

    /// <inheritdoc/>
    public override async Task StopSiloAsync(CancellationToken ct)
    {
        var stopping = base.StopSiloAsync(ct);
        // A killed silo complains about everything it could not finish.
        await stopping.ConfigureAwait(ct.IsCancellationRequested ? ConfigureAwaitOptions.SuppressThrowing : ConfigureAwaitOptions.None);
    }
}
