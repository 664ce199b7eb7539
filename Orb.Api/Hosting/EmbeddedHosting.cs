using Orb.Api.Workflow;
using Orb.Grains.Interfaces.Hosting;
using Orb.Silo.Hosting;

namespace Orb.Api.Hosting;

/// <summary>Runs the silo, the catalog and, where no GitHub is configured, the sandbox GitHub inside this process.</summary>
internal static class EmbeddedHosting
{
    public static WebApplicationBuilder AddEmbedded(this WebApplicationBuilder builder, Backbone backbone)
    {
        builder.AddSandboxGitHub();
        builder.AddOrbSilo(backbone);
        builder.Services.AddSingleton<IEventFeed, EmbeddedEventFeed>();
        builder.Services.AddSingleton<IClusterStatus, EmbeddedSiloStatus>();
        return builder;
    }

    /// <summary>HTTP listens only after the silo in the same process has started.</summary>
    private sealed class EmbeddedSiloStatus : IClusterStatus
    {
        public bool IsConnected => true;
    }
}
