namespace Orb.Silo.Workspaces.Git;

/// <summary>What a repository host asks for. Never part of an argument, a URL or a configuration; see <see cref="AskPass"/>.</summary>
internal sealed record GitCredential(string UserName, string Token)
{
    public override string ToString() => $"{UserName}:***";
}
