using Orb.Grains.Catalog;
using Orb.Grains.Interfaces.PullRequests;

namespace Orb.Grains.PullRequests;

/// <summary>Does the next step of a pull request at GitHub and answers what that makes of it. Any step may be repeated: it looks before it acts.</summary>
internal sealed class PullRequestSteps(IGitHub github, TimeProvider clock)
{
    private DateTimeOffset Now => clock.GetUtcNow();

    public Task<Func<StoredPullRequest, Transition<StoredPullRequest>>> Run(StoredPullRequest pullRequest, CancellationToken cancellationToken) =>
        pullRequest switch
        {
            { Step: PullRequestStep.Intended } => CheckBranch(pullRequest, cancellationToken),
            { Step: PullRequestStep.BranchReady } => Open(pullRequest, cancellationToken),
            { Step: PullRequestStep.Opened } => Label(pullRequest, cancellationToken),
            { TextIsStale: true } => UpdateText(pullRequest, cancellationToken),
            _ => Poll(pullRequest, cancellationToken),
        };

    private async Task<Func<StoredPullRequest, Transition<StoredPullRequest>>> CheckBranch(
        StoredPullRequest pullRequest, CancellationToken cancellationToken)
    {
        var repository = pullRequest.Intent.Repository;
        var baseBranch = pullRequest.BaseBranch;
        if (baseBranch is null)
        {
            var asked = await github.GetDefaultBranch(repository, cancellationToken);
            if (asked is not GitHubAnswer<string>.Answered { Value: var name })
            {
                return Failure(asked);
            }

            baseBranch = name;
        }

        var head = await github.GetBranch(repository, pullRequest.Intent.Branch, cancellationToken);
        if (head is GitHubAnswer<BranchTip>.Failed { Failure.Kind: GitHubFailureKind.NotFound })
        {
            return current => RetryPlan.WaitForBranch(current, Now);
        }

        if (head is not GitHubAnswer<BranchTip>.Answered { Value: var tip })
        {
            return Failure(head);
        }

        var ahead = await github.CountCommitsAhead(repository, baseBranch, pullRequest.Intent.Branch, cancellationToken);
        return ahead switch
        {
            GitHubAnswer<int>.Answered { Value: 0 } => RetryPlan.NothingToDo,
            GitHubAnswer<int>.Answered => current => PullRequestRules.BranchIsReady(current, baseBranch, tip, Now),
            // The head was there a moment ago, so it is the base that cannot be found.
            GitHubAnswer<int>.Failed { Failure: { Kind: GitHubFailureKind.NotFound } failure } =>
                current => RetryPlan.Apply(current, failure with { Kind = GitHubFailureKind.BaseInvalid }, Now),
            _ => Failure(ahead),
        };
    }

    private async Task<Func<StoredPullRequest, Transition<StoredPullRequest>>> Open(
        StoredPullRequest pullRequest, CancellationToken cancellationToken)
    {
        var repository = pullRequest.Intent.Repository;
        var listed = await github.FindPullRequests(repository, pullRequest.Intent.Branch, cancellationToken);
        if (listed is not GitHubAnswer<IReadOnlyList<FoundPullRequest>>.Answered { Value: var found })
        {
            return Failure(listed);
        }

        if (FindOurs(found, pullRequest) is { } ours)
        {
            return current => PullRequestRules.Opened(current, ours, isAdopted: true, Now);
        }

        var created = await github.CreatePullRequest(
            repository,
            new NewPullRequest(
                pullRequest.Intent.Branch,
                pullRequest.BaseBranch!,
                pullRequest.Intent.Title,
                PullRequestText.Compose(pullRequest),
                IsDraft: false),
            cancellationToken);
        return created is GitHubAnswer<FoundPullRequest>.Answered { Value: var opened }
            ? current => PullRequestRules.Opened(current, opened, isAdopted: false, Now)
            : Failure(created);
    }

    /// <summary>Ours by its marker, whatever became of it since; else an open one of the same branches, whoever opened it.</summary>
    private static FoundPullRequest? FindOurs(IReadOnlyList<FoundPullRequest> found, StoredPullRequest pullRequest) =>
        found.FirstOrDefault(candidate => PullRequestText.IsMarked(candidate.Body, pullRequest))
        ?? found.FirstOrDefault(candidate =>
            candidate.Observation.State is GitHubPullRequestState.Open && candidate.Observation.BaseBranch == pullRequest.BaseBranch);

    private async Task<Func<StoredPullRequest, Transition<StoredPullRequest>>> Label(
        StoredPullRequest pullRequest, CancellationToken cancellationToken)
    {
        if (pullRequest.Intent.Labels.Count == 0)
        {
            return current => PullRequestRules.Labelled(current, current.Labels, Now);
        }

        var labelled = await github.AddLabels(
            pullRequest.Intent.Repository, pullRequest.Number!.Value, pullRequest.Intent.Labels, cancellationToken);
        return labelled is GitHubAnswer<IReadOnlyList<string>>.Answered { Value: var labels }
            ? current => PullRequestRules.Labelled(current, labels, Now)
            : Failure(labelled);
    }

    private async Task<Func<StoredPullRequest, Transition<StoredPullRequest>>> UpdateText(
        StoredPullRequest pullRequest, CancellationToken cancellationToken)
    {
        var (repository, number) = (pullRequest.Intent.Repository, pullRequest.Number!.Value);
        var answer = await github.GetPullRequest(repository, number, cancellationToken);
        if (answer is not GitHubAnswer<FoundPullRequest>.Answered { Value: var found })
        {
            return Failure(answer);
        }

        var body = PullRequestText.Revise(found.Body, pullRequest);
        var title = PullRequestText.IsMarked(found.Body, pullRequest) ? pullRequest.Intent.Title : found.Title;
        if (body == found.Body && title == found.Title)
        {
            return current => PullRequestRules.TextIsUpToDate(current, pullRequest.Intent, found, Now);
        }

        var written = await github.UpdateText(repository, number, title, body, cancellationToken);
        return written is GitHubAnswer<FoundPullRequest>.Answered { Value: var updated }
            ? current => PullRequestRules.TextIsUpToDate(current, pullRequest.Intent, updated, Now)
            : Failure(written);
    }

    private async Task<Func<StoredPullRequest, Transition<StoredPullRequest>>> Poll(
        StoredPullRequest pullRequest, CancellationToken cancellationToken)
    {
        var answer = await github.GetPullRequest(pullRequest.Intent.Repository, pullRequest.Number!.Value, cancellationToken);
        return answer is GitHubAnswer<FoundPullRequest>.Answered { Value: var found }
            ? current => PullRequestRules.Polled(current, found, Now)
            : Failure(answer);
    }

    private Func<StoredPullRequest, Transition<StoredPullRequest>> Failure<T>(GitHubAnswer<T> answer) => answer is GitHubAnswer<T>.Failed failed
        ? current => RetryPlan.Apply(current, failed.Failure, Now)
        : throw new InvalidOperationException($"Unhandled answer {answer}");
}
