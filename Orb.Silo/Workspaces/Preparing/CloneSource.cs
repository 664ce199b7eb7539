using Orb.Silo.Workspaces.Git;

namespace Orb.Silo.Workspaces.Preparing;

/// <summary>What a workspace is made from.</summary>
/// <param name="CloneUrl">The repository over HTTP, of an allowed origin and without user or password in it.</param>
/// <param name="BaseBranch">The branch that is checked out.</param>
/// <param name="Credential">Asked once, right before the clone, so that a short-lived token is fresh; null when the repository is public.</param>
internal sealed record CloneSource(
    Uri CloneUrl,
    string BaseBranch,
    Func<CancellationToken, ValueTask<GitCredential?>>? Credential = null);
