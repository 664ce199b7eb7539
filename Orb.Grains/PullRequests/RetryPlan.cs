using Orb.Grains.Catalog;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.PullRequests;

namespace Orb.Grains.PullRequests;

/// <summary>What a failure makes of a pull request: what it waits for now, and until when. Waiting for a limit or a permission is no attempt.</summary>
internal static class RetryPlan
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan PermissionProbe = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan BranchProbe = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LimitPause = TimeSpan.FromMinutes(1);

    /// <summary>The pause before the n-th next try of an unreachable GitHub: 1, 2, 4 s and so on, up to 15 minutes, for as many days as it takes.</summary>
    public static TimeSpan Pause(int attempts)
    {
        var seconds = Math.Pow(2, Math.Min(attempts - 1, 20));
        return seconds < LongestPause.TotalSeconds ? TimeSpan.FromSeconds(seconds) : LongestPause;
    }

    /// <summary>What a failure makes of a pull request; nothing of one that ended while GitHub was asked.</summary>
    public static Transition<StoredPullRequest> Apply(StoredPullRequest pullRequest, GitHubFailure failure, DateTimeOffset now) =>
        pullRequest.HasEnded ? new(pullRequest) : Weigh(pullRequest, failure, now);

    public static Transition<StoredPullRequest> WaitForBranch(StoredPullRequest pullRequest, DateTimeOffset now) => pullRequest.HasEnded
        ? new(pullRequest)
        : Wait(
            pullRequest with { Step = PullRequestStep.Intended },
            PullRequestWaits.Branch,
            now + BranchProbe,
            new Trouble(
                "branchMissing",
                $"{pullRequest.Intent.Repository} has no branch {pullRequest.Intent.Branch}.",
                $"Push the branch {pullRequest.Intent.Branch}; Orb looks again every minute."));

    public static Transition<StoredPullRequest> NothingToDo(StoredPullRequest pullRequest) => pullRequest.HasEnded
        ? new(pullRequest)
        : new(
            pullRequest with
            {
                Status = PullRequestStatus.NothingToDo,
                Step = PullRequestStep.Ended,
                WaitingOn = null,
                NextAttemptAt = null,
                LastError = null,
            },
            new Happening(EventTypes.PullRequestNothingToDo, new { pullRequestId = pullRequest.Id }));

    public static Transition<StoredPullRequest> GiveUp(StoredPullRequest pullRequest, Trouble error) => new(
        pullRequest with
        {
            Status = PullRequestStatus.Failed,
            WaitingOn = PullRequestWaits.Person,
            NextAttemptAt = null,
            LastError = error,
        },
        new Happening(
            EventTypes.PullRequestFailed,
            new { pullRequestId = pullRequest.Id, code = error.Code, message = error.Message, guidance = error.Guidance }));

    private static Transition<StoredPullRequest> Weigh(StoredPullRequest pullRequest, GitHubFailure failure, DateTimeOffset now) => failure.Kind switch
    {
        GitHubFailureKind.Unreachable => Wait(
            pullRequest with { Attempts = pullRequest.Attempts + 1 },
            PullRequestWaits.GitHub,
            Later(failure, now, Pause(pullRequest.Attempts + 1)),
            new Trouble("githubUnreachable", failure.Message)),
        GitHubFailureKind.RateLimited => Wait(
            pullRequest, PullRequestWaits.RateLimit, Later(failure, now, LimitPause), new Trouble("githubRateLimited", failure.Message)),
        GitHubFailureKind.Unauthorized => Wait(
            pullRequest,
            PullRequestWaits.Permission,
            Later(failure, now, PermissionProbe),
            new Trouble("githubUnauthorized", failure.Message, "Check the credentials of the GitHub App or the token that Orb is configured with.")),
        GitHubFailureKind.PermissionMissing => Wait(
            pullRequest,
            PullRequestWaits.Permission,
            Later(failure, now, PermissionProbe),
            new Trouble(
                "githubPermissionMissing",
                failure.Message,
                $"Install Orb's GitHub App on {pullRequest.Intent.Repository} with write access to contents and pull requests, or give its token those rights.")),
        GitHubFailureKind.HeadInvalid => WaitForBranch(pullRequest, now),
        GitHubFailureKind.BaseInvalid => pullRequest.Intent.BaseBranch is null
            ? Wait(
                pullRequest with { Step = PullRequestStep.Intended, BaseBranch = null, Attempts = pullRequest.Attempts + 1 },
                PullRequestWaits.Orb,
                now + Pause(pullRequest.Attempts + 1),
                new Trouble("baseBranchMoved", failure.Message))
            : GiveUp(
                pullRequest,
                new Trouble("baseBranchMissing", failure.Message, $"Create the branch {pullRequest.Intent.BaseBranch}, then retry.")),
        GitHubFailureKind.NoCommits => NothingToDo(pullRequest),
        GitHubFailureKind.UnrelatedHistories => GiveUp(
            pullRequest,
            new Trouble("unrelatedHistories", failure.Message, "Recreate the branch from its base branch, then retry.")),
        GitHubFailureKind.RepositoryClosed => GiveUp(
            pullRequest,
            new Trouble("repositoryClosed", failure.Message, "Unarchive the repository or ask its owner to enable it, then retry.")),
        // The list did not show it and the creation was refused since it is there: GitHub's answers agree again in a moment.
        GitHubFailureKind.AlreadyExists => Wait(
            pullRequest with { Attempts = pullRequest.Attempts + 1 },
            PullRequestWaits.GitHub,
            now + Pause(pullRequest.Attempts + 1),
            new Trouble("pullRequestNotListedYet", failure.Message)),
        GitHubFailureKind.NotFound => GiveUp(
            pullRequest,
            new Trouble("githubNotFound", failure.Message, "Check that the repository and the pull request still exist, then retry.")),
        GitHubFailureKind.Refused => GiveUp(pullRequest, new Trouble("githubRefused", failure.Message, "Mend what GitHub names, then retry.")),
        _ => throw new InvalidOperationException($"Unhandled failure {failure.Kind}"),
    };

    private static DateTimeOffset Later(GitHubFailure failure, DateTimeOffset now, TimeSpan pause) =>
        failure.RetryAt is { } retryAt && retryAt > now ? retryAt : now + pause;

    private static Transition<StoredPullRequest> Wait(StoredPullRequest pullRequest, string waitingOn, DateTimeOffset until, Trouble error)
    {
        var next = pullRequest with { WaitingOn = waitingOn, NextAttemptAt = until, LastError = error };
        var isNews = pullRequest.WaitingOn != waitingOn || pullRequest.LastError?.Code != error.Code;
        return isNews
            ? new(
                next,
                new Happening(
                    EventTypes.PullRequestWaiting,
                    new { pullRequestId = next.Id, step = next.Step, waitingOn, nextAttemptAt = until, code = error.Code, message = error.Message }))
            : new(next);
    }
}
