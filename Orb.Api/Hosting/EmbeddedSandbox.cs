using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Orb.Api.PullRequests;
using Orb.Api.Security;
using Orb.Grains.Interfaces.Hosting;
using Orb.Sandbox.Hosting;

namespace Orb.Api.Hosting;

/// <summary>The local GitHub inside this process, for whoever has configured no other.</summary>
internal static class EmbeddedSandbox
{
    private const string PortSetting = "ORB_SANDBOX_PORT";
    private const int DefaultPort = 5081;
    private static readonly string[] Identities = ["GITHUB_APP_ID", "GITHUB_TOKEN", "Orb:GitHub:AppId", "Orb:GitHub:Token"];

    public static WebApplicationBuilder AddSandboxGitHub(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        if (Identities.Any(identity => !string.IsNullOrEmpty(configuration[identity])) || !builder.Environment.AllowsStandIns())
        {
            return builder;
        }

        // Started before the host is built: the silo's options are checked at its start, and they name this sandbox's App.
        var sandbox = Start(configuration);
        configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["Orb:GitHub:ApiUrl"] = sandbox.ApiUrl.AbsoluteUri,
            ["Orb:GitHub:AppId"] = $"{sandbox.AppId}",
            ["Orb:GitHub:PrivateKeyPath"] = sandbox.PrivateKeyPath,
            [WebhookOptions.SecretSetting] = sandbox.WebhookSecret,
        });
        builder.Services.AddSingleton(_ => sandbox);
        builder.Services.AddHostedService<WebhooksHome>();
        builder.Services.AddSingleton(new StandIn("github", "Sandbox GitHub", "GitHub", sandbox.BaseUrl));
        return builder;
    }

    private static SandboxGitHub Start(ConfigurationManager configuration)
    {
        try
        {
            var options = new SandboxOptions { DataFolder = DataFolder.Of(configuration).Root, Port = Port(configuration) };
            return SandboxGitHub.StartAsync(options).GetAwaiter().GetResult();
        }
        catch (SandboxStartException refused)
        {
            throw new StartException(refused.Message, refused);
        }
    }

    private static int Port(ConfigurationManager configuration) =>
        configuration[PortSetting] is not { Length: > 0 } text ? DefaultPort
        : int.TryParse(text, out var port) && port is >= 0 and <= 65535 ? port
        : throw new StartException($"{PortSetting}: '{text}' is not a port.");

    /// <summary>Points the sandbox's webhooks at this process once its port is known.</summary>
    private sealed class WebhooksHome(SandboxGitHub sandbox, IServer server) : IHostedLifecycleService
    {
        public Task StartedAsync(CancellationToken cancellationToken)
        {
            var port = new Uri(server.Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;
            sandbox.WebhookUrl = new Uri($"http://localhost:{port}{ApiRoutes.Base}/github/webhooks");
            return Task.CompletedTask;
        }

        public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
