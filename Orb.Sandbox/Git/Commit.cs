namespace Orb.Sandbox.Git;

/// <summary>A commit as git stores it.</summary>
internal sealed record Commit(string Sha, string Tree, IReadOnlyList<string> Parents, Signature Author, Signature Committer, string Message)
{
    public string Subject => Message.Split('\n')[0];
}

/// <summary>Who did it, and when.</summary>
internal sealed record Signature(string Name, string Email, DateTimeOffset At);
