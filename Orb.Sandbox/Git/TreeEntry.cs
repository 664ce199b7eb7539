namespace Orb.Sandbox.Git;

/// <summary>One name in a folder of a commit.</summary>
internal sealed record TreeEntry(string Mode, string Type, string Sha, long Size, string Path)
{
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];
}
