using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orb.Grains.Interfaces.Hosting;
using Orb.Grains.Interfaces.Workspaces;
using Orb.Silo.Hosting;
using Orb.Silo.Workspaces;

namespace Orb.Cluster.Tests.Clusters;

/// <summary>One silo of the product's own making, in this process.</summary>
internal sealed class SiloNode : IAsyncDisposable
{
    private readonly IHost _host;
    private bool _isGone;

    private SiloNode(IHost host, string root)
    {
        (_host, Root) = (host, root);
        HostId = Service<WorkspaceRoot>().HostId;
        Address = Service<ILocalSiloDetails>().SiloAddress;
    }

    public string Root { get; }

    public HostId HostId { get; }

    public SiloAddress Address { get; }

    /// <summary>Calls grains from within this silo.</summary>
    public IGrainFactory Grains => Service<IGrainFactory>();

    /// <summary>Starts a silo as Orb.Silo does.</summary>
    public static async Task<SiloNode> Start(
        Backbone.Cluster backbone, IReadOnlyDictionary<string, string?> settings, string root, CancellationToken cancellationToken)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Orb:Silo:Port"] = $"{FreePort.Next()}",
            ["Orb:Silo:GatewayPort"] = $"{FreePort.Next()}",
            ["Orb:Workspaces:Root"] = root,
        });
        builder.AddOrbSilo(backbone);
        var host = builder.Build();
        try
        {
            await host.StartAsync(cancellationToken);
            return new SiloNode(host, root);
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    public T Service<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    /// <summary>Ends the silo with nothing handed over: activations, timers and calls in flight are lost.</summary>
    public Task Kill() => End(new CancellationToken(canceled: true));

    /// <summary>Ends the silo as its operator would.</summary>
    public Task Stop() => End(CancellationToken.None);

    public async ValueTask DisposeAsync() => await Kill();

    private async Task End(CancellationToken hurry)
    {
        if (_isGone)
        {
            return;
        }

        _isGone = true;
        // A killed silo complains about everything it could not finish.
        await _host.StopAsync(hurry).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await ((IAsyncDisposable)_host).DisposeAsync();
    }
}
