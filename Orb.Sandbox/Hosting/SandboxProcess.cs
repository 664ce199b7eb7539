using System.Runtime.InteropServices;

namespace Orb.Sandbox.Hosting;

/// <summary>The sandbox as a process of its own.</summary>
internal static class SandboxProcess
{
    private const string DefaultWebhookUrl = "http://localhost:5080/api/v1/github/webhooks";

    public static async Task<int> Run(string[] args)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build();
        using var loggers = LoggerFactory.Create(logging => logging
            .AddSimpleConsole(console => console.SingleLine = true)
            .AddFilter("Microsoft", LogLevel.Warning));
        try
        {
            await using var sandbox = await SandboxGitHub.StartAsync(Read(configuration), TimeProvider.System, loggers);
            await Console.Out.WriteLineAsync($"Orb sandbox GitHub on {sandbox.BaseUrl}, REST at {sandbox.ApiUrl}, webhooks to {sandbox.WebhookUrl}");
            await UntilAskedToStop();
            return 0;
        }
        catch (SandboxStartException failure)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return 1;
        }
    }

    private static SandboxOptions Read(IConfiguration configuration)
    {
        var port = configuration["ORB_SANDBOX_PORT"] ?? "5081";
        var webhooks = configuration["Orb:Sandbox:WebhookUrl"] ?? DefaultWebhookUrl;
        return new SandboxOptions
        {
            DataFolder = configuration["ORB_DATA"] ?? ".orb",
            Port = int.TryParse(port, out var number) && number is >= 0 and <= 65535
                ? number
                : throw new SandboxStartException($"ORB_SANDBOX_PORT is {port}; it must be a port, 0 to 65535."),
            WebhookUrl = Uri.TryCreate(webhooks, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
                ? url
                : throw new SandboxStartException($"Orb:Sandbox:WebhookUrl is {webhooks}; it must be an http or https address."),
        };
    }

    private static async Task UntilAskedToStop()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            asked.TrySetResult();
        }

        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        await asked.Task;
    }
}
