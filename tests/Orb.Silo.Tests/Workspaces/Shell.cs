using System.Diagnostics;

namespace Orb.Silo.Tests.Workspaces;

/// <summary>Runs scripts and probes, as this user or as one without privilege.</summary>
internal static class Shell
{
    private const string Nobody = "65534";

    /// <summary>Put before a command, runs it without privilege; nothing when there is none to drop.</summary>
    public static string[] WithoutPrivilege { get; } =
        Environment.IsPrivilegedProcess ? ["setpriv", "--reuid", Nobody, "--regid", Nobody, "--clear-groups"] : [];

    public static string[] Probe(params string[] arguments) =>
        ["dotnet", Path.Combine(AppContext.BaseDirectory, "Orb.Silo.Tests.dll"), DiskProbe.Verb, .. arguments];

    public static string Quote(string[] command) => string.Join(' ', command.Select(word => $"'{word}'"));

    public static Process Start(string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_CLI_HOME"] = start.Environment["HOME"] = "/tmp";
        return Process.Start(start)!;
    }

    /// <summary>The command's output; its failure fails the test.</summary>
    public static async Task<string> Run(params string[] command)
    {
        using var process = Start(command);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{string.Join(' ', command)} exited with {process.ExitCode}: {await errors}");
        return output.Trim();
    }

    public static Task<string> Script(string script) => Run("bash", "-euc", script);
}
