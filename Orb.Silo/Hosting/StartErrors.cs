using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Orb.Grains.Interfaces.Hosting;

namespace Orb.Silo.Hosting;

/// <summary>Turns what stops a start into one line and an exit code, so that nobody has to read a stack trace to find a wrong setting.</summary>
public static class StartErrors
{
    /// <summary>Runs a host to its end.</summary>
    /// <param name="run">Builds and runs it.</param>
    /// <returns>0 after a normal end, 1 after a start that failed for a reason its operator can mend.</returns>
    public static async Task<int> Guard(Func<Task> run)
    {
        try
        {
            await run();
            return 0;
        }
        catch (Exception exception) when (Explain(exception) is { } line)
        {
            await Console.Error.WriteLineAsync($"orb: {line}");
            return 1;
        }
    }

    private static string? Explain(Exception exception) => exception switch
    {
        StartException start => start.Message.ReplaceLineEndings(" "),
        OptionsValidationException options => string.Join(" ", options.Failures),
        IOException { InnerException: { } inner } when Explain(inner) is { } line => $"{exception.Message} {line}",
        SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } => "A port is in use: choose another one (ORB_PORT, ORB_SANDBOX_PORT, METRICS_PORT).",
        AggregateException { InnerExceptions: [var only] } => Explain(only),
        _ => exception.InnerException is { } cause ? Explain(cause) : null,
    };
}
