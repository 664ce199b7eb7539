namespace Orb.Sandbox.Hosting;

/// <summary>The sandbox cannot run here; the message is one line that says why and what to change.</summary>
public sealed class SandboxStartException : Exception
{
    /// <summary>An exception without a reason; use the constructor with one.</summary>
    public SandboxStartException()
    {
    }

    /// <summary>Says why the sandbox cannot run.</summary>
    /// <param name="message">One line, fit to be the last thing a process prints.</param>
    public SandboxStartException(string message)
        : base(message)
    {
    }

    /// <summary>Says why the sandbox cannot run, and what it was told by the system.</summary>
    /// <param name="message">One line, fit to be the last thing a process prints.</param>
    /// <param name="innerException">What the system said.</param>
    public SandboxStartException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
