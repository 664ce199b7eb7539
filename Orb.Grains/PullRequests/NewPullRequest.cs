namespace Orb.Grains.PullRequests;

/// <summary>What a new pull request is made of.</summary>
/// <param name="Head">The branch with the work.</param>
/// <param name="Base">Where it goes.</param>
/// <param name="Title">Its title.</param>
/// <param name="Body">Its text.</param>
/// <param name="IsDraft">Not ready for review.</param>
public sealed record NewPullRequest(string Head, string Base, string Title, string Body, bool IsDraft);
