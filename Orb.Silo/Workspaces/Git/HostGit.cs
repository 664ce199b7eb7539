using System.Diagnostics;
using Microsoft.Extensions.Options;
using Orb.Silo.Workspaces.Native;

namespace Orb.Silo.Workspaces.Git;

/// <summary>
/// The one way to run git on this host: an argument list, an environment of our own, a time limit, an output limit, and a session of its own that is
/// ended as a whole. Meant for repositories that only the host writes; what an agent may have written is data, and git on it belongs into a sandbox.
/// </summary>
internal sealed class HostGit(WorkspaceRoot root, IOptions<WorkspaceOptions> options, TimeProvider clock)
{
    // Run by setsid, so that the shell leads a process group of its own. Its input stays open as long as this process wants git to run: when this
    // process is killed, the input ends and so does the whole group. Otherwise a git left over could write into the workspace made by the next one.
    private const string Session = """
        exec 3<&0
        { cat <&3; kill -KILL 0; } >/dev/null 2>&1 &
        git "$@" 3<&- </dev/null
        """;

    private const int MostOutput = 8 * 1024 * 1024;
    private const int Terminate = 15;
    private const int Kill = 9;
    private static readonly TimeSpan GraceBeforeKill = TimeSpan.FromSeconds(2);
    private readonly Lazy<string> _askPass = new(() => AskPass.Install(root));

    /// <summary>Runs a command to its end. A cancelled one is ended before the exception leaves here.</summary>
    public async Task<GitResult> Run(GitCommand command, CancellationToken cancellationToken)
    {
        var start = Describe(command);
        using var askPass = command is { Credential: { } credential, Origin: { } origin }
            ? AskPass.Offer(credential, origin, _askPass.Value, start.Environment)
            : null;
        using var timeout = new CancellationTokenSource(command.Timeout ?? options.Value.GitTimeout, clock);
        using var flood = new CancellationTokenSource();
        using var process = Process.Start(start)!;
        await using var whileOpen = process.StandardInput;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token, flood.Token);

        var cap = new CappedOutput(MostOutput, flood.Cancel);
        var output = cap.Read(process.StandardOutput.BaseStream);
        var errors = cap.Read(process.StandardError.BaseStream);

        // The output ends when the last process of the session closes it, which may be after git itself.
        var work = Task.WhenAll(process.WaitForExitAsync(CancellationToken.None), output, errors);
        var ending = GitEnding.Exited;
        try
        {
            await work.WaitAsync(stop.Token);
        }
        catch (OperationCanceledException)
        {
            await End(process, work);
            cancellationToken.ThrowIfCancellationRequested();
            ending = GitEnding.TimedOut;
        }

        ending = flood.IsCancellationRequested ? GitEnding.Flooded : ending;
        return new GitResult(ending, process.ExitCode, await output, Redaction.Redact(await errors, command.Credential));
    }

    private static ProcessStartInfo Describe(GitCommand command)
    {
        var start = new ProcessStartInfo("setsid")
        {
            WorkingDirectory = "/",
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add("sh");
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(Session);
        start.ArgumentList.Add("git");
        foreach (var option in GitEnvironment.Options)
        {
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add(option);
        }

        foreach (var argument in command.Arguments)
        {
            start.ArgumentList.Add(argument);
        }

        GitEnvironment.Apply(start.Environment, command.Protocol);
        return start;
    }

    private async Task End(Process process, Task work)
    {
        _ = Kernel.SignalGroup(process.Id, Terminate);
        await Task.WhenAny(work, Task.Delay(GraceBeforeKill, clock));
        _ = Kernel.SignalGroup(process.Id, Kill);
        await work;
    }
}
