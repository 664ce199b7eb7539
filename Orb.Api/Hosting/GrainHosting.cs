namespace Orb.Api.Hosting;

/// <summary>Chooses where the grains run, by configuration alone.</summary>
internal static class GrainHosting
{
    private const string HostCategory = "Microsoft.Extensions.Hosting.Internal.Host";

    public static WebApplicationBuilder AddGrains(this WebApplicationBuilder builder)
    {
        var mode = ConnectionSettings.Mode(builder.Configuration);
        builder.Services.AddSingleton(new HostingChoice(mode));
        builder.AddKeyRing(mode);
        builder.QuietStartErrors();
        return mode is HostingMode.Cluster ? builder.AddCluster() : builder.AddEmbedded();
    }

    /// <summary>A failure to start is told in one line by <see cref="StartErrors"/>; the host would print its stack as well.</summary>
    private static void QuietStartErrors(this WebApplicationBuilder builder)
    {
        var started = false;
        builder.Services.AddHostedService(services => new WhenStarted(services.GetRequiredService<IHostApplicationLifetime>(), () => started = true));
        builder.Logging.AddFilter(HostCategory, level => started && level >= LogLevel.Information);
    }

    private sealed class WhenStarted(IHostApplicationLifetime host, Action act) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            host.ApplicationStarted.Register(act);
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
