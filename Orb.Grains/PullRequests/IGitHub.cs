using Orb.Grains.Interfaces.PullRequests;

namespace Orb.Grains.PullRequests;

/// <summary>
/// The few things Orb asks of GitHub. Reads are tried three times; a write is tried once, since only the caller can find out whether a lost answer
/// had an effect. What GitHub says in exceptions comes back as a <see cref="GitHubFailure"/>.
/// </summary>
public interface IGitHub
{
    /// <summary>The name of the repository's default branch.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<GitHubAnswer<string>> GetDefaultBranch(RepositoryName repository, CancellationToken cancellationToken);

    /// <summary>A branch; <see cref="GitHubFailureKind.NotFound"/> when it is not there.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="branch">Its name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<GitHubAnswer<BranchTip>> GetBranch(RepositoryName repository, string branch, CancellationToken cancellationToken);

    /// <summary>How many commits head has that base lacks.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="baseBranch">The one side.</param>
    /// <param name="headBranch">The other side.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<GitHubAnswer<int>> CountCommitsAhead(
        RepositoryName repository, string baseBranch, string headBranch, CancellationToken cancellationToken);

    /// <summary>All pull requests of a head branch, open and closed, newest first.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="headBranch">The branch with the work.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<GitHubAnswer<IReadOnlyList<FoundPullRequest>>> FindPullRequests(
        RepositoryName repository, string headBranch, CancellationToken cancellationToken);

    /// <summary>Creates a pull request. After <see cref="GitHubFailureKind.Unreachable"/> it may be there: look for it before asking again.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="pullRequest">What it is made of.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<GitHubAnswer<FoundPullRequest>> CreatePullRequest(
        RepositoryName repository, NewPullRequest pullRequest, CancellationToken cancellationToken);

    /// <summary>A pull request as it is.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="number">Its number.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<GitHubAnswer<FoundPullRequest>> GetPullRequest(RepositoryName repository, int number, CancellationToken cancellationToken);

    /// <summary>Changes title and text.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="number">Its number.</param>
    /// <param name="title">The title.</param>
    /// <param name="body">The text.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<GitHubAnswer<FoundPullRequest>> UpdateText(
        RepositoryName repository, int number, string title, string body, CancellationToken cancellationToken);

    /// <summary>Adds labels; those that are there stay.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="number">The pull request's number.</param>
    /// <param name="labels">The labels to add.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>All labels it has then.</returns>
    Task<GitHubAnswer<IReadOnlyList<string>>> AddLabels(
        RepositoryName repository, int number, IReadOnlyList<string> labels, CancellationToken cancellationToken);
}
