using System.Collections.Concurrent;
using Octokit;
using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.PullRequests;

namespace Orb.Silo.PullRequests;

/// <summary>GitHub through Octokit. Its exceptions end here: a refusal comes back as a <see cref="GitHubFailure"/>.</summary>
internal sealed class OctokitGitHub(GitHubConnections connections, IGitHubCredentials credentials, TimeProvider clock) : IGitHub
{
    private readonly ConcurrentDictionary<RepositoryName, RepositoryClient> _clients = new();

    public Task<GitHubAnswer<string>> GetDefaultBranch(RepositoryName repository, CancellationToken cancellationToken) =>
        Ask(repository, async client => (await client.Repository.Get(repository.Owner, repository.Name)).DefaultBranch, cancellationToken);

    public Task<GitHubAnswer<BranchTip>> GetBranch(RepositoryName repository, string branch, CancellationToken cancellationToken) => Ask(
        repository,
        async client =>
        {
            var found = await client.Repository.Branch.Get(repository.Owner, repository.Name, branch);
            return new BranchTip(found.Name, found.Commit.Sha);
        },
        cancellationToken);

    public Task<GitHubAnswer<int>> CountCommitsAhead(
        RepositoryName repository, string baseBranch, string headBranch, CancellationToken cancellationToken) => Ask(
        repository,
        async client => (await client.Repository.Commit.Compare(repository.Owner, repository.Name, baseBranch, headBranch)).AheadBy,
        cancellationToken);

    public Task<GitHubAnswer<IReadOnlyList<FoundPullRequest>>> FindPullRequests(
        RepositoryName repository, string headBranch, CancellationToken cancellationToken) => Ask<IReadOnlyList<FoundPullRequest>>(
        repository,
        async client =>
        {
            var filter = new Octokit.PullRequestRequest
            {
                State = ItemStateFilter.All,
                Head = $"{repository.Owner}:{headBranch}",
                SortProperty = PullRequestSort.Created,
                SortDirection = SortDirection.Descending,
            };
            var found = await client.PullRequest.GetAllForRepository(
                repository.Owner, repository.Name, filter, new ApiOptions { PageSize = 100, PageCount = 1 });
            return [.. found.Select(pullRequest => GitHubObservations.Read(repository, pullRequest))];
        },
        cancellationToken);

    public Task<GitHubAnswer<FoundPullRequest>> CreatePullRequest(
        RepositoryName repository, Grains.PullRequests.NewPullRequest pullRequest, CancellationToken cancellationToken) => Ask(
        repository,
        async client =>
        {
            var created = new Octokit.NewPullRequest(pullRequest.Title, pullRequest.Head, pullRequest.Base) { Body = pullRequest.Body, Draft = pullRequest.IsDraft };
            return GitHubObservations.Read(repository, await client.PullRequest.Create(repository.Owner, repository.Name, created));
        },
        cancellationToken);

    public Task<GitHubAnswer<FoundPullRequest>> GetPullRequest(RepositoryName repository, int number, CancellationToken cancellationToken) => Ask(
        repository,
        async client => GitHubObservations.Read(repository, await client.PullRequest.Get(repository.Owner, repository.Name, number)),
        cancellationToken);

    public Task<GitHubAnswer<FoundPullRequest>> UpdateText(
        RepositoryName repository, int number, string title, string body, CancellationToken cancellationToken) => Ask(
        repository,
        async client =>
        {
            var changed = new PullRequestUpdate { Title = title, Body = body };
            return GitHubObservations.Read(repository, await client.PullRequest.Update(repository.Owner, repository.Name, number, changed));
        },
        cancellationToken);

    public Task<GitHubAnswer<IReadOnlyList<string>>> AddLabels(
        RepositoryName repository, int number, IReadOnlyList<string> labels, CancellationToken cancellationToken) => Ask<IReadOnlyList<string>>(
        repository,
        async client =>
        {
            var all = await client.Issue.Labels.AddToIssue(repository.Owner, repository.Name, number, [.. labels]);
            return [.. all.Select(label => label.Name)];
        },
        cancellationToken);

    private async Task<GitHubAnswer<T>> Ask<T>(RepositoryName repository, Func<GitHubClient, Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return new GitHubAnswer<T>.Answered(await AskWithFreshToken(repository, call, cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception) when (GitHubFailures.Read(exception, clock.GetUtcNow()) is { } failure)
        {
            return new GitHubAnswer<T>.Failed(
                failure.Kind is GitHubFailureKind.NotFound ? await Explain(repository, failure, cancellationToken) : failure);
        }
    }

    /// <summary>A token may be revoked at any time: one that is refused is replaced once.</summary>
    private async Task<T> AskWithFreshToken<T>(RepositoryName repository, Func<GitHubClient, Task<T>> call, CancellationToken cancellationToken)
    {
        var client = _clients.GetOrAdd(repository, Connect);
        try
        {
            return await call(client.GitHub).WaitAsync(cancellationToken);
        }
        catch (AuthorizationException) when (client.Credentials.LastToken is { } refused && credentials.Forget(repository, refused))
        {
            return await call(client.GitHub).WaitAsync(cancellationToken);
        }
    }

    /// <summary>GitHub says 404 also where a permission is missing: a repository that cannot be seen at all is that case.</summary>
    private async Task<GitHubFailure> Explain(RepositoryName repository, GitHubFailure notFound, CancellationToken cancellationToken)
    {
        try
        {
            await _clients.GetOrAdd(repository, Connect).GitHub.Repository.Get(repository.Owner, repository.Name).WaitAsync(cancellationToken);
            return notFound;
        }
        catch (Exception exception) when (GitHubFailures.Read(exception, clock.GetUtcNow()) is { } failure)
        {
            return failure.Kind is GitHubFailureKind.NotFound
                ? new GitHubFailure(GitHubFailureKind.PermissionMissing, $"GitHub does not show {repository}: it does not exist, or Orb may not see it.")
                : failure;
        }
    }

    private RepositoryClient Connect(RepositoryName repository)
    {
        var store = new RepositoryCredentials(credentials, repository);
        return new RepositoryClient(new GitHubClient(connections.Open(store)), store);
    }

    private sealed record RepositoryClient(GitHubClient GitHub, RepositoryCredentials Credentials);
}
