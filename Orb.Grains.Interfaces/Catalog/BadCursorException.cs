namespace Orb.Grains.Interfaces.Catalog;

/// <summary>The cursor of a <see cref="PageRequest"/> was not made by the query it was given to.</summary>
[GenerateSerializer, Alias("orb.catalog.bad-cursor")]
public sealed class BadCursorException : Exception
{
    /// <summary>Creates the exception.</summary>
    public BadCursorException()
        : base("The cursor was not made by this list.")
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong with the cursor.</param>
    public BadCursorException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong with the cursor.</param>
    /// <param name="innerException">What reading it ran into.</param>
    public BadCursorException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
