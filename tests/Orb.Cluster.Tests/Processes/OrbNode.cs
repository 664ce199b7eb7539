using Orb.Cluster.Tests.Clusters;
using Orb.Testing.Stores;

namespace Orb.Cluster.Tests.Processes;

/// <summary>One of the real executables, from the folder it was built into.</summary>
internal sealed class OrbNode : IAsyncDisposable
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(15);

    private readonly ServerProcess _process;

    private OrbNode(ServerProcess process) => _process = process;

    /// <summary>What it has written so far.</summary>
    public string Output => _process.Output;

    public static OrbNode Start(string project, string folder, IReadOnlyDictionary<string, string> environment, params IEnumerable<string> arguments) => new(
        ServerProcess.Start(
            "/usr/bin/env",
            [$"--chdir={folder}", .. environment.Select(variable => $"{variable.Key}={variable.Value}"), "dotnet", Program(project), .. arguments],
            user: null));

    /// <summary>Runs one to its end and answers what it printed.</summary>
    public static async Task<string> Run(string project, string folder, IReadOnlyDictionary<string, string> environment, params IEnumerable<string> arguments)
    {
        await using var node = Start(project, folder, environment, arguments);
        await node._process.WaitForExit().WaitAsync(TestContext.Current.CancellationToken);
        Assert.True(node._process.ExitCode == 0, node.Output);
        return node.Output.Trim();
    }

    public Task Says(string text) => Eventually.Holds(
        () => Output.Contains(text, StringComparison.Ordinal) || (_process.HasExited ? throw new InvalidOperationException(Output) : false),
        $"The process says '{text}'");

    /// <summary>kill -9.</summary>
    public async Task Kill()
    {
        _process.Send(ServerProcess.Signal.Kill);
        await _process.WaitForExit();
    }

    /// <summary>SIGTERM; it has a time limit and must end well.</summary>
    public async Task Stop()
    {
        _process.Send(ServerProcess.Signal.Terminate);
        await _process.WaitForExit().WaitAsync(StopLimit, TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.True(_process.ExitCode == 0, $"Ended with {_process.ExitCode}: {Output}");
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static string Program(string project)
    {
        var build = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var root = build;
        while (!File.Exists(Path.Combine(root.FullName, "Orb.sln")))
        {
            root = root.Parent ?? throw new InvalidOperationException("These tests run from the repository they were built in.");
        }

        return Path.Combine(root.FullName, project, "bin", build.Parent!.Name, build.Name, $"{project}.dll");
    }
}
