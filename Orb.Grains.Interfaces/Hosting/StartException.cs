namespace Orb.Grains.Interfaces.Hosting;

/// <summary>Orb cannot start. The message is one line for the person who starts it and names the setting to change.</summary>
public sealed class StartException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">One line for the person who starts Orb.</param>
    public StartException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">One line for the person who starts Orb.</param>
    /// <param name="innerException">What was run into.</param>
    public StartException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
