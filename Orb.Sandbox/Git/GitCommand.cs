using System.Diagnostics;

namespace Orb.Sandbox.Git;

/// <summary>Runs git on one bare repository, by argument lists only. Merges need git 2.38 (<c>merge-tree --write-tree</c>).</summary>
internal static class GitCommand
{
    // A limit on a real process: real time, whatever clock the sandbox was given.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Runs to the end, whatever the exit code.</summary>
    public static async Task<GitResult> Run(
        string repository,
        IEnumerable<string> arguments,
        CancellationToken cancellationToken,
        ReadOnlyMemory<byte> input = default,
        IReadOnlyDictionary<string, string>? environment = null)
    {
        using var process = new Process { StartInfo = Prepare(repository, arguments, environment) };
        using var limit = new CancellationTokenSource(Limit, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        process.Start();
        try
        {
            using var output = new MemoryStream();
            var reading = process.StandardOutput.BaseStream.CopyToAsync(output, either.Token);
            var errors = process.StandardError.ReadToEndAsync(either.Token);
            await Feed(process, input, either.Token);
            await Task.WhenAll(reading, errors);
            await process.WaitForExitAsync(either.Token);
            return new GitResult(process.ExitCode, output.ToArray(), await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
    }

    /// <summary>Runs a command that has no reason to fail.</summary>
    public static async Task<GitResult> Must(
        string repository,
        IEnumerable<string> arguments,
        CancellationToken cancellationToken,
        ReadOnlyMemory<byte> input = default,
        IReadOnlyDictionary<string, string>? environment = null)
    {
        var command = arguments.ToList();
        var result = await Run(repository, command, cancellationToken, input, environment);
        return result.Succeeded
            ? result
            : throw new InvalidOperationException($"git {command[0]} ended with {result.ExitCode} in {repository}: {result.Error.Trim()}");
    }

    private static ProcessStartInfo Prepare(string repository, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment)
    {
        var start = new ProcessStartInfo("git")
        {
            WorkingDirectory = repository,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        GitEnvironment.Clean(start);
        start.Environment["GIT_DIR"] = repository;
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }

    private static async Task Feed(Process process, ReadOnlyMemory<byte> input, CancellationToken cancellationToken)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(input, cancellationToken);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // git may refuse and go before it has read everything; its exit code tells.
        }
    }
}
