using Orb.Grains.Interfaces.PullRequests;

namespace Orb.Grains.PullRequests;

/// <summary>A pull request as GitHub has it, with its text.</summary>
/// <param name="Observation">What it is now.</param>
/// <param name="Title">Its title.</param>
/// <param name="Body">Its text; empty when it has none.</param>
public sealed record FoundPullRequest(PullRequestObservation Observation, string Title, string Body);
