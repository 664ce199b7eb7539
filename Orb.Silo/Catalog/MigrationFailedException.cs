namespace Orb.Silo.Catalog;

/// <summary>The database could not be brought to the schema of this build. Its message is one line, for the person who started Orb.</summary>
public sealed class MigrationFailedException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="script">The script that failed or that this build does not know; null when the database could not be opened at all.</param>
    /// <param name="reason">What is wrong, in one sentence.</param>
    /// <param name="innerException">What the database said; null when it said nothing.</param>
    public MigrationFailedException(string? script, string reason, Exception? innerException = null)
        : base(script is null ? $"The database cannot be used: {reason}" : $"Migration {script} failed: {reason}", innerException)
    {
        Script = script;
        Reason = reason;
    }

    /// <summary>The script that failed or that this build does not know; null when the database could not be opened at all.</summary>
    public string? Script { get; }

    /// <summary>What is wrong, in one sentence.</summary>
    public string Reason { get; }
}
