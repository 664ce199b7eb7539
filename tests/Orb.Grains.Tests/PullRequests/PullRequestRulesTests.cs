using CsCheck;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.PullRequests;
using Orb.Grains.Tests.Driving;

namespace Orb.Grains.Tests.PullRequests;

public sealed class PullRequestRulesTests
{
    /// <summary>What GitHub can say of one pull request: opened, pushed to, closed and opened again any number of times, and at most merged at last.</summary>
    private static readonly Gen<PullRequestObservation[]> History = Gen.Select(Gen.Bool.Array[1, 8], Gen.Bool, (closed, isMerged) =>
        closed.Append(isMerged).Select((flag, index) => Some.Seen(
            index == closed.Length && flag ? GitHubPullRequestState.Merged : flag ? GitHubPullRequestState.Closed : GitHubPullRequestState.Open,
            Some.Time.AddSeconds(index + 1),
            $"sha{index}")).ToArray());

    [Fact]
    public void Late_doubled_and_reordered_news_end_in_the_same_state() => Gen.Select(History, Gen.Int).Sample((history, seed) =>
    {
        var random = new Random(seed);
        PullRequestObservation[] shuffled = [.. history, .. history.Where(_ => random.Next(2) == 0)];
        random.Shuffle(shuffled);
        Assert.Equal(Facts(Apply(history)), Facts(Apply(shuffled)));
    });

    /// <summary>A later closing left the time of the first one when the reopening between them was missed.</summary>
    [Fact]
    public void The_last_closing_is_the_one_that_counts()
    {
        var closed = Apply([Some.Seen(GitHubPullRequestState.Closed, Some.Time.AddSeconds(1)), Some.Seen(GitHubPullRequestState.Closed, Some.Time.AddSeconds(9))]);

        Assert.Equal(Some.Time.AddSeconds(9), closed.ClosedAt);
    }

    [Theory]
    [InlineData(GitHubPullRequestState.Open, GitHubPullRequestState.Closed, PullRequestStatus.Closed)]
    [InlineData(GitHubPullRequestState.Open, GitHubPullRequestState.Merged, PullRequestStatus.Merged)]
    [InlineData(GitHubPullRequestState.Closed, GitHubPullRequestState.Merged, PullRequestStatus.Merged)]
    public void Of_two_news_of_one_second_the_more_final_one_holds(GitHubPullRequestState one, GitHubPullRequestState other, PullRequestStatus end)
    {
        var at = Some.Time.AddSeconds(1);

        Assert.Equal(end, Apply([Some.Seen(one, at), Some.Seen(other, at)]).Status);
        Assert.Equal(end, Apply([Some.Seen(other, at), Some.Seen(one, at)]).Status);
    }

    [Fact]
    public void News_of_another_pull_request_are_none()
    {
        var tended = Some.Tended();

        Assert.Same(tended, PullRequestRules.Observe(tended, Some.Seen(GitHubPullRequestState.Merged, Some.Time.AddDays(1)) with { Number = 8 }, Some.Time).Next);
    }

    [Fact]
    public void A_merge_is_told_once_however_often_it_is_seen()
    {
        var merged = Some.Seen(GitHubPullRequestState.Merged, Some.Time.AddSeconds(1));
        var first = PullRequestRules.Observe(Some.Tended(), merged, Some.Time);
        var second = PullRequestRules.Observe(first.Next, merged with { UpdatedAt = merged.UpdatedAt.AddMinutes(1) }, Some.Time);

        Assert.Equal(EventTypes.PullRequestMerged, Assert.Single(first.Happenings).Type);
        Assert.Same(first.Next, second.Next);
    }

    [Fact]
    public void One_that_was_found_merged_is_opened_and_merged_at_once()
    {
        var found = new FoundPullRequest(Some.Seen(GitHubPullRequestState.Merged), "Greet", "");
        var opened = PullRequestRules.Opened(Some.Wish(), found, isAdopted: true, Some.Time);

        Assert.Equal([EventTypes.PullRequestOpened, EventTypes.PullRequestMerged], opened.Happenings.Select(happening => happening.Type));
        Assert.True(opened.Next.HasEnded);
        Assert.Null(opened.Next.NextAttemptAt);
    }

    [Fact]
    public void A_pause_holds_back_what_changes_GitHub_and_not_what_looks()
    {
        Assert.Null(PullRequestRules.DueAt(Some.Wish(), isPaused: true));
        Assert.Null(PullRequestRules.DueAt(Some.Tended() with { TextIsStale = true }, isPaused: true));
        Assert.NotNull(PullRequestRules.DueAt(Some.Tended(), isPaused: true));
        Assert.NotNull(PullRequestRules.DueAt(Some.Wish(), isPaused: false));
    }

    [Fact]
    public void Asking_again_changes_nothing_unless_something_is_new()
    {
        var tended = Some.Tended();
        var again = PullRequestRules.AskAgain(tended, Some.Intent("Newer."), Some.Time).Next;

        Assert.Same(tended, PullRequestRules.AskAgain(tended, Some.Intent(), Some.Time).Next);
        Assert.Equal((true, Some.Time), (again.TextIsStale, again.NextAttemptAt));
    }

    [Fact]
    public void Retrying_one_that_failed_starts_over_from_the_step_that_is_missing()
    {
        var failed = RetryPlan.GiveUp(Some.Wish() with { Step = PullRequestStep.BranchReady, Attempts = 9 }, new Trouble("x", "y")).Next;
        var retried = PullRequestRules.Retry(failed, Some.Time).Next;

        Assert.Equal((PullRequestStatus.Pending, PullRequestStep.BranchReady, 0, Some.Time), (retried.Status, retried.Step, retried.Attempts, retried.NextAttemptAt));
        Assert.Same(failed, PullRequestRules.Sync(failed, Some.Time).Next);
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(47, 5)]
    [InlineData(48, 15)]
    [InlineData(14 * 24, 30)]
    [InlineData(21 * 24, 60)]
    [InlineData(30 * 24, 720)]
    [InlineData(9999 * 24, 720)]
    public void An_old_pull_request_is_asked_about_more_rarely(int hours, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), PollInterval.At(TimeSpan.FromHours(hours)));

    private static StoredPullRequest Apply(IEnumerable<PullRequestObservation> news) =>
        news.Aggregate(Some.Tended(), (state, seen) => PullRequestRules.Observe(state, seen, Some.Time.AddHours(1)).Next);

    private static object Facts(StoredPullRequest one) =>
        (one.Status, one.Step, one.MergedAt, one.ClosedAt, one.ObservedAt, one.HeadSha, string.Join(',', one.Labels));
}
