namespace Orb.Grains.PullRequests;

/// <summary>Why GitHub did not do what was asked.</summary>
/// <param name="Kind">The case.</param>
/// <param name="Message">GitHub's own words, or those of the network.</param>
/// <param name="RetryAt">The earliest time worth another try, when GitHub said one.</param>
public sealed record GitHubFailure(GitHubFailureKind Kind, string Message, DateTimeOffset? RetryAt = null);
