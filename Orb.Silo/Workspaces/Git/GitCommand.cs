namespace Orb.Silo.Workspaces.Git;

/// <summary>One git command: its arguments, and what it may reach.</summary>
internal sealed record GitCommand
{
    private GitCommand(IReadOnlyList<string> arguments) => Arguments = arguments;

    public IReadOnlyList<string> Arguments { get; }

    /// <summary>The one protocol that may be spoken; empty for none.</summary>
    public string Protocol { get; private init; } = "";

    /// <summary>The scheme, host and port that the credential is for.</summary>
    public Uri? Origin { get; private init; }

    public GitCredential? Credential { get; private init; }

    /// <summary>How long it may take, when not the configured time.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>A command that reaches nothing beyond the repository it is given.</summary>
    public static GitCommand Offline(params IReadOnlyList<string> arguments) => new(arguments);

    /// <summary>A command that reads another repository on this disk.</summary>
    public static GitCommand OnDisk(params IReadOnlyList<string> arguments) => new(arguments) { Protocol = "file" };

    /// <summary>A command that talks to one origin, with a credential for it or without.</summary>
    public static GitCommand Remote(Uri origin, GitCredential? credential, params IReadOnlyList<string> arguments) =>
        new(arguments) { Protocol = origin.Scheme, Origin = origin, Credential = credential };
}
