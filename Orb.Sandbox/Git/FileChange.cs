namespace Orb.Sandbox.Git;

/// <summary>One file of a diff. A binary file has no patch and counts no lines.</summary>
internal sealed record FileChange(string Path, string? PreviousPath, string Status, string Blob, int Additions, int Deletions, string? Patch);
