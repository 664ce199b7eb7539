using System.Collections.Concurrent;
using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.PullRequests;

namespace Orb.Testing.Doubles;

/// <summary>A GitHub in memory. Each test has repositories of its own, and says there what goes wrong.</summary>
public sealed class GitHubDouble(TimeProvider clock) : IGitHub
{
    private readonly ConcurrentDictionary<RepositoryName, RepositoryDouble> _repositories = new();

    /// <summary>A repository with a main branch that nobody else knows.</summary>
    public RepositoryDouble NewRepository()
    {
        var repository = new RepositoryDouble(new RepositoryName("octo", $"r{Guid.NewGuid():N}"), clock);
        _repositories[repository.Name] = repository;
        return repository;
    }

    public Task<GitHubAnswer<string>> GetDefaultBranch(RepositoryName repository, CancellationToken cancellationToken) =>
        Of(repository).Answer(nameof(GetDefaultBranch), () => new GitHubAnswer<string>.Answered(RepositoryDouble.DefaultBranch), cancellationToken);

    public Task<GitHubAnswer<BranchTip>> GetBranch(RepositoryName repository, string branch, CancellationToken cancellationToken) =>
        Of(repository).Answer(nameof(GetBranch), () => Of(repository).FindBranch(branch), cancellationToken);

    public Task<GitHubAnswer<int>> CountCommitsAhead(
        RepositoryName repository, string baseBranch, string headBranch, CancellationToken cancellationToken) =>
        Of(repository).Answer(nameof(CountCommitsAhead), () => Of(repository).CountAhead(baseBranch, headBranch), cancellationToken);

    public Task<GitHubAnswer<IReadOnlyList<FoundPullRequest>>> FindPullRequests(
        RepositoryName repository, string headBranch, CancellationToken cancellationToken) =>
        Of(repository).Answer(
            nameof(FindPullRequests),
            () => new GitHubAnswer<IReadOnlyList<FoundPullRequest>>.Answered(
                [.. Of(repository).PullRequests.Where(one => one.Observation.HeadBranch == headBranch).Reverse()]),
            cancellationToken);

    public Task<GitHubAnswer<FoundPullRequest>> CreatePullRequest(
        RepositoryName repository, NewPullRequest pullRequest, CancellationToken cancellationToken) =>
        Of(repository).Answer(nameof(CreatePullRequest), () => Of(repository).Create(pullRequest), cancellationToken);

    public Task<GitHubAnswer<FoundPullRequest>> GetPullRequest(RepositoryName repository, int number, CancellationToken cancellationToken) =>
        Of(repository).Answer(nameof(GetPullRequest), () => Of(repository).Find(number), cancellationToken);

    public Task<GitHubAnswer<FoundPullRequest>> UpdateText(
        RepositoryName repository, int number, string title, string body, CancellationToken cancellationToken) =>
        Of(repository).Answer(
            nameof(UpdateText), () => Of(repository).Change(number, found => found with { Title = title, Body = body }), cancellationToken);

    public Task<GitHubAnswer<IReadOnlyList<string>>> AddLabels(
        RepositoryName repository, int number, IReadOnlyList<string> labels, CancellationToken cancellationToken) =>
        Of(repository).Answer(nameof(AddLabels), () => Of(repository).Label(number, labels), cancellationToken);

    private RepositoryDouble Of(RepositoryName repository) => _repositories[repository];
}
