using Orb.Grains.Catalog;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.PullRequests;

namespace Orb.Grains.PullRequests;

/// <summary>How one pull request moves from a wish to its end. Each rule sees the newest state and changes nothing when it comes too late.</summary>
internal static class PullRequestRules
{
    /// <summary>When the next step is due; null when a person must act or nothing is left to do.</summary>
    public static DateTimeOffset? DueAt(StoredPullRequest pullRequest, bool isPaused) =>
        isPaused && ChangesGitHub(pullRequest) ? null : pullRequest.NextAttemptAt;

    /// <summary>False when all the next step does is look.</summary>
    public static bool ChangesGitHub(StoredPullRequest pullRequest) => pullRequest.Step is not PullRequestStep.Tended || pullRequest.TextIsStale;

    public static StoredPullRequest Create(PullRequestId id, PullRequestIntent intent, DateTimeOffset now) => new()
    {
        Id = id,
        Intent = intent,
        BaseBranch = intent.BaseBranch,
        WaitingOn = PullRequestWaits.Orb,
        NextAttemptAt = now,
        CreatedAt = now,
    };

    /// <summary>The same wish again: newer text, and a fresh start for one that had failed.</summary>
    public static Transition<StoredPullRequest> AskAgain(StoredPullRequest pullRequest, PullRequestIntent intent, DateTimeOffset now)
    {
        if (pullRequest.HasEnded)
        {
            return new(pullRequest);
        }

        var wished = pullRequest with { Intent = intent with { BaseBranch = pullRequest.Intent.BaseBranch } };
        var isOpened = pullRequest.Number is not null;
        if (!isOpened && pullRequest.Intent.Branch != intent.Branch)
        {
            return Retry(wished with { Step = PullRequestStep.Intended, BaseBranch = wished.Intent.BaseBranch, HeadSha = null }, now);
        }

        return pullRequest.Status is PullRequestStatus.Failed
            ? Retry(wished with { TextIsStale = isOpened }, now)
            : SameText(pullRequest.Intent, intent)
                ? new(pullRequest)
                : new(isOpened ? wished with { TextIsStale = true, NextAttemptAt = now } : wished);
    }

    /// <summary>A fresh set of attempts from the step that is missing.</summary>
    public static Transition<StoredPullRequest> Retry(StoredPullRequest pullRequest, DateTimeOffset now) =>
        pullRequest.HasEnded
            ? new(pullRequest)
            : new(pullRequest with
            {
                Status = pullRequest.Status is PullRequestStatus.Failed ? StatusBeforeFailure(pullRequest) : pullRequest.Status,
                Attempts = 0,
                WaitingOn = PullRequestWaits.Orb,
                NextAttemptAt = now,
                LastError = null,
            });

    /// <summary>The next step runs now; whatever it waits for is looked at again.</summary>
    public static Transition<StoredPullRequest> Sync(StoredPullRequest pullRequest, DateTimeOffset now) =>
        pullRequest.HasEnded || pullRequest.Status is PullRequestStatus.Failed ? new(pullRequest) : new(pullRequest with { NextAttemptAt = now });

    public static Transition<StoredPullRequest> BranchIsReady(StoredPullRequest pullRequest, string baseBranch, BranchTip head, DateTimeOffset now) =>
        pullRequest.Step is not PullRequestStep.Intended
            ? new(pullRequest)
            : new(
                Proceed(pullRequest with { Step = PullRequestStep.BranchReady, BaseBranch = baseBranch, HeadSha = head.Sha }, now),
                new Happening(EventTypes.PullRequestBranchReady, new { pullRequestId = pullRequest.Id, head = head.Sha, baseBranch }));

    /// <summary>The intent to create, stored before GitHub hears of it, under an epoch that fences every earlier try.</summary>
    public static Transition<StoredPullRequest> Claim(StoredPullRequest pullRequest) =>
        new(pullRequest with { ClaimEpoch = pullRequest.ClaimEpoch + 1 });

    public static Transition<StoredPullRequest> Opened(
        StoredPullRequest pullRequest, FoundPullRequest found, bool isAdopted, DateTimeOffset now)
    {
        if (pullRequest.Number is not null)
        {
            return Observe(pullRequest, found.Observation, now);
        }

        var seen = found.Observation;
        var opened = Proceed(
            pullRequest with
            {
                Step = PullRequestStep.Opened,
                Number = seen.Number,
                Url = seen.Url,
                BaseBranch = seen.BaseBranch,
                Status = StatusOf(seen),
                OpenedAt = now,
                TextIsStale = isAdopted && !PullRequestText.IsMarked(found.Body, pullRequest),
            },
            now);
        var observed = Observe(opened, seen, now);
        return new(
            observed.Next,
            [
                new Happening(
                    EventTypes.PullRequestOpened,
                    new { pullRequestId = pullRequest.Id, number = seen.Number, url = seen.Url, adopted = isAdopted, draft = seen.IsDraft }),
                .. observed.Happenings,
            ]);
    }

    public static Transition<StoredPullRequest> Labelled(StoredPullRequest pullRequest, IReadOnlyList<string> labels, DateTimeOffset now) =>
        pullRequest.Step is not PullRequestStep.Opened
            ? new(pullRequest)
            : new(
                Tend(pullRequest with { Step = PullRequestStep.Tended, Labels = labels }, now),
                pullRequest.Intent.Labels.Count == 0
                    ? []
                    : [new Happening(EventTypes.PullRequestLabelled, new { pullRequestId = pullRequest.Id, labels })]);

    public static Transition<StoredPullRequest> TextIsUpToDate(
        StoredPullRequest pullRequest, PullRequestIntent written, FoundPullRequest found, DateTimeOffset now)
    {
        var observed = Observe(pullRequest, found.Observation, now).Next;
        var isCurrent = SameText(observed.Intent, written);
        return new(
            observed.HasEnded ? observed : Tend(observed with { TextIsStale = !isCurrent }, now),
            new Happening(EventTypes.PullRequestUpdated, new { pullRequestId = pullRequest.Id }));
    }

    /// <summary>What GitHub says now. Ordered by GitHub's own clock, so that late, doubled and out-of-order news change nothing.</summary>
    public static Transition<StoredPullRequest> Observe(StoredPullRequest pullRequest, PullRequestObservation seen, DateTimeOffset now)
    {
        if (pullRequest.Number != seen.Number || pullRequest.Status is PullRequestStatus.Merged || !IsNews(pullRequest, seen))
        {
            return new(pullRequest);
        }

        var observed = pullRequest with { ObservedAt = seen.UpdatedAt, HeadSha = seen.HeadSha, Labels = seen.Labels };
        return seen.State switch
        {
            GitHubPullRequestState.Merged => End(
                observed with { Status = PullRequestStatus.Merged, MergedAt = seen.MergedAt ?? now, ClosedAt = seen.ClosedAt ?? now },
                EventTypes.PullRequestMerged),
            GitHubPullRequestState.Closed when pullRequest.Status is not PullRequestStatus.Closed => End(
                observed with { Status = PullRequestStatus.Closed, ClosedAt = seen.ClosedAt ?? now }, EventTypes.PullRequestClosed),
            GitHubPullRequestState.Closed => new(observed with { ClosedAt = seen.ClosedAt ?? observed.ClosedAt }),
            GitHubPullRequestState.Open when pullRequest.Status is PullRequestStatus.Closed => new(
                Tend(observed with { Status = StatusOf(seen), Step = PullRequestStep.Tended, ClosedAt = null }, now),
                new Happening(EventTypes.PullRequestReopened, new { pullRequestId = pullRequest.Id, number = seen.Number })),
            GitHubPullRequestState.Open when pullRequest.Status is not PullRequestStatus.Failed => new(observed with { Status = StatusOf(seen) }),
            _ => new(observed),
        };
    }

    /// <summary>Watched again after it was asked about, at the interval of its age.</summary>
    public static Transition<StoredPullRequest> Polled(StoredPullRequest pullRequest, FoundPullRequest found, DateTimeOffset now)
    {
        var observed = Observe(pullRequest, found.Observation, now);
        return observed.Next.HasEnded ? observed : new(Tend(observed.Next, now), observed.Happenings);
    }

    public static Transition<StoredPullRequest> CancelPending(StoredPullRequest pullRequest) =>
        pullRequest.Number is not null || pullRequest.HasEnded
            ? new(pullRequest)
            : new(
                pullRequest with { Status = PullRequestStatus.Cancelled, Step = PullRequestStep.Ended, WaitingOn = null, NextAttemptAt = null },
                new Happening(EventTypes.PullRequestCancelled, new { pullRequestId = pullRequest.Id }));

    private static StoredPullRequest Proceed(StoredPullRequest pullRequest, DateTimeOffset now) =>
        pullRequest with { Attempts = 0, WaitingOn = PullRequestWaits.Orb, NextAttemptAt = now, LastError = null };

    private static StoredPullRequest Tend(StoredPullRequest pullRequest, DateTimeOffset now) => pullRequest with
    {
        Attempts = 0,
        LastError = null,
        WaitingOn = PullRequestWaits.Review,
        NextAttemptAt = pullRequest.TextIsStale ? now : now + PollInterval.At(now - (pullRequest.OpenedAt ?? now)),
    };

    private static Transition<StoredPullRequest> End(StoredPullRequest pullRequest, string type) => new(
        pullRequest with { Step = PullRequestStep.Ended, WaitingOn = null, NextAttemptAt = null, LastError = null },
        new Happening(type, new { pullRequestId = pullRequest.Id, number = pullRequest.Number }));

    private static bool IsNews(StoredPullRequest pullRequest, PullRequestObservation seen) =>
        pullRequest.ObservedAt is not { } observedAt
        || seen.UpdatedAt > observedAt
        || (seen.UpdatedAt == observedAt && EndsMore(pullRequest, seen));

    /// <summary>GitHub's clock counts seconds; of two news of one second the more final one holds.</summary>
    private static bool EndsMore(StoredPullRequest pullRequest, PullRequestObservation seen) =>
        seen.State is GitHubPullRequestState.Merged
        || (seen.State is GitHubPullRequestState.Closed && pullRequest.Status is not PullRequestStatus.Closed);

    private static PullRequestStatus StatusOf(PullRequestObservation seen) => seen.IsDraft ? PullRequestStatus.Draft : PullRequestStatus.Open;

    private static PullRequestStatus StatusBeforeFailure(StoredPullRequest pullRequest) =>
        pullRequest.Number is null ? PullRequestStatus.Pending : PullRequestStatus.Open;

    private static bool SameText(PullRequestIntent one, PullRequestIntent other) => one.Title == other.Title && one.Summary == other.Summary;
}
