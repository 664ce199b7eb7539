using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.PullRequests;
using Orb.Grains.Tests.Driving;

namespace Orb.Grains.Tests.PullRequests;

public sealed class RetryPlanTests
{
    private static readonly StoredPullRequest Asked = Some.Wish() with { Step = PullRequestStep.BranchReady, BaseBranch = "main", Attempts = 2 };

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(5, 16)]
    [InlineData(10, 512)]
    [InlineData(11, 900)]
    [InlineData(1_000_000, 900)]
    public void The_pause_doubles_up_to_a_quarter_of_an_hour(int attempts, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), RetryPlan.Pause(attempts));

    [Theory]
    [InlineData(GitHubFailureKind.Unreachable, PullRequestWaits.GitHub, 4, 3, false)]
    [InlineData(GitHubFailureKind.AlreadyExists, PullRequestWaits.GitHub, 4, 3, false)]
    [InlineData(GitHubFailureKind.RateLimited, PullRequestWaits.RateLimit, 60, 2, false)]
    [InlineData(GitHubFailureKind.Unauthorized, PullRequestWaits.Permission, 300, 2, true)]
    [InlineData(GitHubFailureKind.PermissionMissing, PullRequestWaits.Permission, 300, 2, true)]
    [InlineData(GitHubFailureKind.HeadInvalid, PullRequestWaits.Branch, 60, 2, true)]
    [InlineData(GitHubFailureKind.BaseInvalid, PullRequestWaits.Orb, 4, 3, false)]
    public void What_passes_by_itself_is_waited_for(GitHubFailureKind kind, string waitingOn, int seconds, int attempts, bool isGuided)
    {
        var transition = RetryPlan.Apply(Asked, new GitHubFailure(kind, "no"), Some.Time);

        var waiting = transition.Next;
        Assert.Equal((waitingOn, Some.Time.AddSeconds(seconds), attempts), (waiting.WaitingOn, waiting.NextAttemptAt, waiting.Attempts));
        Assert.Equal((PullRequestStatus.Pending, isGuided), (waiting.Status, waiting.LastError!.Guidance is not null));
        Assert.Equal(EventTypes.PullRequestWaiting, Assert.Single(transition.Happenings).Type);
        Assert.Empty(RetryPlan.Apply(waiting, new GitHubFailure(kind, "no"), Some.Time).Happenings);
    }

    [Theory]
    [InlineData(GitHubFailureKind.UnrelatedHistories)]
    [InlineData(GitHubFailureKind.RepositoryClosed)]
    [InlineData(GitHubFailureKind.NotFound)]
    [InlineData(GitHubFailureKind.Refused)]
    public void What_a_person_must_mend_fails_and_says_how(GitHubFailureKind kind)
    {
        var transition = RetryPlan.Apply(Asked, new GitHubFailure(kind, "no"), Some.Time);

        Assert.Equal((PullRequestStatus.Failed, PullRequestWaits.Person, null), (transition.Next.Status, transition.Next.WaitingOn, transition.Next.NextAttemptAt));
        Assert.NotEmpty(transition.Next.LastError!.Guidance!);
        Assert.Equal(EventTypes.PullRequestFailed, Assert.Single(transition.Happenings).Type);
    }

    [Fact]
    public void A_base_branch_that_was_asked_for_by_name_must_be_made_by_a_person()
    {
        var failed = RetryPlan.Apply(Asked with { Intent = Some.Intent(baseBranch: "release") }, new GitHubFailure(GitHubFailureKind.BaseInvalid, "no"), Some.Time).Next;

        Assert.Equal((PullRequestStatus.Failed, "baseBranchMissing"), (failed.Status, failed.LastError!.Code));
        Assert.Contains("release", failed.LastError.Guidance, StringComparison.Ordinal);
    }

    [Fact]
    public void No_commits_are_an_end()
    {
        var ended = RetryPlan.Apply(Asked, new GitHubFailure(GitHubFailureKind.NoCommits, "no"), Some.Time).Next;

        Assert.Equal((PullRequestStatus.NothingToDo, PullRequestStep.Ended, null), (ended.Status, ended.Step, ended.NextAttemptAt));
    }

    [Fact]
    public void GitHubs_own_time_counts_unless_it_has_passed()
    {
        var limit = new GitHubFailure(GitHubFailureKind.RateLimited, "no", Some.Time.AddMinutes(40));

        Assert.Equal(Some.Time.AddMinutes(40), RetryPlan.Apply(Asked, limit, Some.Time).Next.NextAttemptAt);
        Assert.Equal(Some.Time.AddMinutes(42), RetryPlan.Apply(Asked, limit, Some.Time.AddMinutes(41)).Next.NextAttemptAt);
    }

    /// <summary>A step that was under way when the project was called off brought its pull request back to life.</summary>
    [Fact]
    public void One_that_has_ended_takes_no_failure()
    {
        var ended = PullRequestRules.CancelPending(Asked).Next;

        Assert.All(Enum.GetValues<GitHubFailureKind>(), kind => Assert.Same(ended, RetryPlan.Apply(ended, new GitHubFailure(kind, "no"), Some.Time).Next));
        Assert.Same(ended, RetryPlan.WaitForBranch(ended, Some.Time).Next);
        Assert.Same(ended, RetryPlan.NothingToDo(ended).Next);
    }
}
