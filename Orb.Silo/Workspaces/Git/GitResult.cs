namespace Orb.Silo.Workspaces.Git;

/// <summary>How a git command ended. The error text is free of credentials.</summary>
internal sealed record GitResult(GitEnding Ending, int ExitCode, string StandardOutput, string StandardError)
{
    public bool Succeeded => Ending is GitEnding.Exited && ExitCode == 0;
}
