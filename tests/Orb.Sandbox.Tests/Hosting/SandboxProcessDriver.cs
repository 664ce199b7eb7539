using System.Diagnostics;
using System.Net.Http.Headers;
using Orb.Sandbox.Hosting;
using Orb.Sandbox.Tests.Driving;

namespace Orb.Sandbox.Tests.Hosting;

/// <summary>The sandbox as a process that can be killed.</summary>
public sealed class SandboxProcessDriver : IDisposable
{
    private readonly Process _process;

    private SandboxProcessDriver(Process process, HttpClient client)
    {
        _process = process;
        Client = client;
    }

    public HttpClient Client { get; }

    public static Process Launch(string dataFolder, string port = "0", string webhooks = "http://127.0.0.1:9/nobody")
    {
        var start = new ProcessStartInfo("dotnet", [typeof(SandboxGitHub).Assembly.Location])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ORB_DATA"] = dataFolder;
        start.Environment["ORB_SANDBOX_PORT"] = port;
        start.Environment["Orb__Sandbox__WebhookUrl"] = webhooks;
        return Process.Start(start)!;
    }

    public static async Task<SandboxProcessDriver> Start(string dataFolder, string webhooks = "http://127.0.0.1:9/nobody")
    {
        var process = Launch(dataFolder, webhooks: webhooks);
        var banner = await process.StandardOutput.ReadLineAsync(SandboxDriver.Cancel)
            ?? throw new InvalidOperationException(await process.StandardError.ReadToEndAsync(SandboxDriver.Cancel));
        var client = new HttpClient { BaseAddress = new Uri(banner.Split("REST at ")[1].Split(',')[0]) };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("orb-tests");
        var token = await File.ReadAllTextAsync(Path.Combine(dataFolder, "sandbox", "token"), SandboxDriver.Cancel);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return new SandboxProcessDriver(process, client);
    }

    /// <summary>As <c>kill -9</c>.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync(SandboxDriver.Cancel);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
        Client.Dispose();
    }
}
