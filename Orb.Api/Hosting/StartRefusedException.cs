namespace Orb.Api.Hosting;

/// <summary>Orb does not start like this; the message is one line that names what to change, and is all a person gets to see.</summary>
internal sealed class StartRefusedException : Exception
{
    public StartRefusedException()
    {
    }

    public StartRefusedException(string message)
        : base(message)
    {
    }

    public StartRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
