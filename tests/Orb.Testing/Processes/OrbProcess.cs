using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Runtime.InteropServices;
using Orb.Testing.Stores;
using Xunit;

namespace Orb.Testing.Processes;

/// <summary>
/// One of Orb's programs as a real process: killed, stopped and started again on the same settings. It is a child of the test process and dies with it.
/// </summary>
/// <param name="program">Its assembly; see <see cref="OrbProgram"/>.</param>
/// <param name="settings">Its environment variables, on top of those of the test process.</param>
/// <param name="obeysPermissions">True to take from root the right to write where permissions forbid it; others never have it.</param>
/// <param name="isMeasured">
/// Whether its coverage is measured when that of the test process is. The profiler makes a start half as long again (2 s on one core), and in a process
/// that is killed it measures little.
/// </param>
public sealed partial class OrbProcess(
    string program, IReadOnlyDictionary<string, string> settings, bool obeysPermissions = false, bool isMeasured = false) : IAsyncDisposable
{
    private const string ProfilerSwitch = "CORECLR_ENABLE_PROFILING";
    private const int Terminate = 15;
    private const int KillNow = 9;
    private static readonly TimeSpan ReadyLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ReadyPoll = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(60);
    private static readonly HttpClient Http = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero, ConnectTimeout = TimeSpan.FromSeconds(2) });

    // Where a host is started it looks for settings, in every folder below: never in a folder with anything in it.
    private readonly TemporaryFolder _workingFolder = new("process");
    private readonly ConcurrentQueue<string> _log = new();
    private readonly ConcurrentQueue<string> _errors = new();
    private Process? _process;

    /// <summary>All that it has written to both of its outputs, through every restart.</summary>
    public string Log => string.Join(Environment.NewLine, _log);

    /// <summary>The lines that it has written to its error output.</summary>
    public IReadOnlyList<string> Errors => [.. _errors];

    /// <summary>Whether it is there at all.</summary>
    public bool IsRunning => _process is { HasExited: false };

    /// <summary>Starts it and waits for nothing.</summary>
    /// <param name="arguments">Its command line.</param>
    public void Launch(params IEnumerable<string> arguments)
    {
        if (IsRunning)
        {
            throw new InvalidOperationException("It runs already.");
        }

        _process?.Dispose();
        var process = new Process { StartInfo = StartInfo(arguments) };
        process.OutputDataReceived += (_, line) => Remember(line.Data, _log);
        process.ErrorDataReceived += (_, line) =>
        {
            Remember(line.Data, _errors);
            Remember(line.Data, _log);
        };
        ChildStarter.Run(() => process.Start());
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _process = process;
    }

    /// <summary>Waits until an address answers 200.</summary>
    /// <param name="address">Such as <c>/health/ready</c>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task WaitUntilReady(Uri address, CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!await Answers(address, cancellationToken))
        {
            if (!IsRunning || TimeProvider.System.GetElapsedTime(start) > ReadyLimit)
            {
                throw new InvalidOperationException($"{Path.GetFileName(program)} did not get ready at {address}.{Environment.NewLine}{Log}");
            }

            await Task.Delay(ReadyPoll, TimeProvider.System, cancellationToken);
        }
    }

    /// <summary>Ends it as a crash would (SIGKILL). It may have crashed already.</summary>
    public async Task Kill()
    {
        if (IsRunning)
        {
            Send(KillNow);
            await _process!.WaitForExitAsync(CancellationToken.None);
        }
    }

    /// <summary>Ends it as an operator would (SIGTERM); it must say that all went well.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task Stop(CancellationToken cancellationToken)
    {
        Send(Terminate);
        Assert.True(await WaitForExit(cancellationToken) is 0, $"It did not stop well.{Environment.NewLine}{Log}");
    }

    /// <summary>Waits until it has ended by itself.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Its exit code.</returns>
    public async Task<int> WaitForExit(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(StopLimit, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await _process!.WaitForExitAsync(either.Token);
            return _process.ExitCode;
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new InvalidOperationException($"{Path.GetFileName(program)} did not end.{Environment.NewLine}{Log}", late);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Kill();
        _process?.Dispose();
        _workingFolder.Dispose();
    }

    private static async Task<bool> Answers(Uri address, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(5));
        try
        {
            using var answer = await Http.GetAsync(address, limit.Token);
            return answer.StatusCode is HttpStatusCode.OK;
        }
        catch (Exception failure) when (failure is HttpRequestException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }

    private ProcessStartInfo StartInfo(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(ServerBinary.Find("setpriv", "/usr/bin", "/bin"))
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _workingFolder.Path,
        };
        string[] rights = obeysPermissions && Environment.IsPrivilegedProcess ? ["--bounding-set", "-dac_override,-dac_read_search"] : [];
        foreach (var argument in rights.Concat(["--pdeathsig", "KILL", "dotnet", program]).Concat(arguments))
        {
            start.ArgumentList.Add(argument);
        }

        if (!isMeasured)
        {
            start.Environment.Remove(ProfilerSwitch);
        }

        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private void Send(int signal)
    {
        if (SendSignal(_process!.Id, signal) != 0 && !_process.HasExited)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }
    }

    private static void Remember(string? line, ConcurrentQueue<string> lines)
    {
        if (line is not null)
        {
            lines.Enqueue(line);
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int SendSignal(int processId, int signal);
}
