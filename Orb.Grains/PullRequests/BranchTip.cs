namespace Orb.Grains.PullRequests;

/// <summary>A branch on GitHub.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sha">The commit at its tip.</param>
public sealed record BranchTip(string Name, string Sha);
