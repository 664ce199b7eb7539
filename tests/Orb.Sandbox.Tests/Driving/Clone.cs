using System.Diagnostics;

namespace Orb.Sandbox.Tests.Driving;

/// <summary>A working copy, driven by the real git.</summary>
public sealed class Clone(string folder, string origin)
{
    public string Folder => folder;

    public static async Task<Clone> Make(TestFolder folder, Uri server, string token)
    {
        var origin = new UriBuilder(server) { UserName = "x-access-token", Password = token, Path = "octo/demo.git" }.Uri.AbsoluteUri;
        var clone = new Clone(Path.Combine(folder.Path, $"clone-{Guid.NewGuid():N}"), origin);
        Directory.CreateDirectory(clone.Folder);
        await clone.Must("clone", "--quiet", origin, ".");
        return clone;
    }

    /// <summary>Commits a file on a branch, which is made from where the copy stands if it is new, and pushes it.</summary>
    public async Task<string> Push(string branch, string file, string content, string message = "Change it")
    {
        var sha = await Commit(branch, file, content, message);
        await Must("push", "--quiet", origin, branch);
        return sha;
    }

    public async Task<string> Commit(string branch, string file, string content, string message = "Change it")
    {
        if ((await Git("checkout", "--quiet", branch)).Code != 0)
        {
            await Must("checkout", "--quiet", "-b", branch);
        }

        await File.WriteAllTextAsync(Path.Combine(folder, file), content, SandboxDriver.Cancel);
        await Must("add", "--all");
        await Must("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "commit", "--quiet", "-m", message);
        return (await Must("rev-parse", "HEAD")).Trim();
    }

    public async Task<string> Must(params string[] arguments)
    {
        var (code, said) = await Git(arguments);
        Assert.True(code == 0, $"git {string.Join(' ', arguments)}: {said}");
        return said;
    }

    public async Task<(int Code, string Said)> Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(SandboxDriver.Cancel);
        var errors = process.StandardError.ReadToEndAsync(SandboxDriver.Cancel);
        await process.WaitForExitAsync(SandboxDriver.Cancel);
        return (process.ExitCode, await output + await errors);
    }
}
