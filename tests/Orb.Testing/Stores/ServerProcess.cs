using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Orb.Testing.Stores;

/// <summary>A server that is a child of the test process and dies with it, however that ends.</summary>
internal sealed partial class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();

    private ServerProcess(Process process) => _process = process;

    public enum Signal
    {
        Interrupt = 2,
        Kill = 9,
        Terminate = 15,
        Continue = 18,
        Stop = 19,
    }

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    /// <summary>What the server has said so far.</summary>
    public string Output => string.Join(Environment.NewLine, _output);

    /// <summary>Starts a program, as another user when one is named, which only root may do.</summary>
    public static ServerProcess Start(string program, IEnumerable<string> arguments, string? user)
    {
        var start = new ProcessStartInfo(ServerBinary.Find("setpriv", "/usr/bin", "/bin"))
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        string[] identity = user is null ? [] : ["--reuid", user, "--regid", user, "--clear-groups"];
        foreach (var argument in identity.Concat(["--pdeathsig", "KILL", program]).Concat(arguments))
        {
            start.ArgumentList.Add(argument);
        }

        var server = new ServerProcess(new Process { StartInfo = start });
        server._process.OutputDataReceived += (_, line) => server.Remember(line.Data);
        server._process.ErrorDataReceived += (_, line) => server.Remember(line.Data);
        ChildStarter.Run(() => server._process.Start());
        server._process.BeginOutputReadLine();
        server._process.BeginErrorReadLine();
        return server;
    }

    /// <summary>Runs a program to its end.</summary>
    public static async Task Run(string program, IEnumerable<string> arguments, string? user)
    {
        await using var process = Start(program, arguments, user);
        await process.WaitForExit();
        if (process._process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with {process._process.ExitCode}: {process.Output}");
        }
    }

    public void Send(Signal signal)
    {
        if (!_process.HasExited && SendSignal(_process.Id, (int)signal) != 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }
    }

    /// <summary>Sends a signal to the server and to every process it has started.</summary>
    public void SendToFamily(Signal signal)
    {
        Send(signal);
        foreach (var child in Children(_process.Id))
        {
            // A child that has just ended has nothing left to be told.
            _ = SendSignal(child, (int)signal);
        }
    }

    public Task WaitForExit() => _process.WaitForExitAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        Send(Signal.Kill);
        await WaitForExit();
        _process.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int SendSignal(int processId, int signal);

    private static IEnumerable<int> Children(int processId) =>
        File.ReadAllText($"/proc/{processId}/task/{processId}/children")
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(text => int.Parse(text, CultureInfo.InvariantCulture));

    private void Remember(string? line)
    {
        if (line is not null)
        {
            _output.Enqueue(line);
        }
    }
}
