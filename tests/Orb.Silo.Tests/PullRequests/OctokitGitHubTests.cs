using Octokit;
using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.PullRequests;
using Orb.Sandbox.Faults;

namespace Orb.Silo.Tests.PullRequests;

public sealed class OctokitGitHubTests : IAsyncLifetime
{
    private GitHubUnderTest _test = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _test = await GitHubUnderTest.Start();

    public ValueTask DisposeAsync() => _test.DisposeAsync();

    [Fact]
    public async Task Branches_are_read_whatever_their_names_hold()
    {
        const string odd = "feature/greet+1#2&3";
        var main = Value(await _test.GitHub.GetBranch(GitHubUnderTest.Demo, "main", Cancel));
        await _test.Person().Git.Reference.Create("octo", "demo", new NewReference($"refs/heads/{odd}", main.Sha));

        Assert.Equal("main", Value(await _test.GitHub.GetDefaultBranch(GitHubUnderTest.Demo, Cancel)));
        Assert.Equal(GitHubUnderTest.Branch, Value(await _test.GitHub.GetBranch(GitHubUnderTest.Demo, GitHubUnderTest.Branch, Cancel)).Name);
        Assert.Equal(new BranchTip(odd, main.Sha), Value(await _test.GitHub.GetBranch(GitHubUnderTest.Demo, odd, Cancel)));
        Assert.Equal(2, Value(await _test.GitHub.CountCommitsAhead(GitHubUnderTest.Demo, "main", GitHubUnderTest.Branch, Cancel)));
        Assert.Equal(0, Value(await _test.GitHub.CountCommitsAhead(GitHubUnderTest.Demo, "main", odd, Cancel)));
        Assert.Empty(Value(await _test.GitHub.FindPullRequests(GitHubUnderTest.Demo, odd, Cancel)));
        Assert.Equal(GitHubFailureKind.NotFound, Failure(await _test.GitHub.GetBranch(GitHubUnderTest.Demo, "feature/none", Cancel)).Kind);
    }

    [Fact]
    public async Task A_pull_request_is_opened_found_labelled_rewritten_and_seen_merged()
    {
        var opened = Value(await _test.Open());
        var labels = Value(await _test.GitHub.AddLabels(GitHubUnderTest.Demo, 1, ["orb", "greeting"], Cancel));
        var rewritten = Value(await _test.GitHub.UpdateText(GitHubUnderTest.Demo, 1, "Greet better", "Grüße", Cancel));
        await _test.Person().PullRequest.Merge("octo", "demo", 1, new MergePullRequest());
        var found = Assert.Single(Value(await _test.GitHub.FindPullRequests(GitHubUnderTest.Demo, GitHubUnderTest.Branch, Cancel)));
        var read = Value(await _test.GitHub.GetPullRequest(GitHubUnderTest.Demo, 1, Cancel));

        Assert.Equal((1, GitHubPullRequestState.Open, "main"), (opened.Observation.Number, opened.Observation.State, opened.Observation.BaseBranch));
        Assert.Equal(["greeting", "orb"], labels.Order(StringComparer.Ordinal));
        Assert.Equal(("Greet better", "Grüße"), (rewritten.Title, rewritten.Body));
        Assert.Equal(GitHubPullRequestState.Merged, found.Observation.State);
        Assert.NotNull(read.Observation.MergedAt);
        Assert.Equal("Grüße", read.Body);
    }

    [Fact]
    public async Task GitHubs_refusals_are_told_apart()
    {
        var main = Value(await _test.GitHub.GetBranch(GitHubUnderTest.Demo, "main", Cancel));
        await _test.Person().Git.Reference.Create("octo", "demo", new NewReference("refs/heads/same", main.Sha));
        Value(await _test.Open());

        Assert.Equal(GitHubFailureKind.AlreadyExists, Failure(await _test.Open()).Kind);
        Assert.Equal(GitHubFailureKind.NoCommits, Failure(await _test.Open("same")).Kind);
        Assert.Equal(GitHubFailureKind.HeadInvalid, Failure(await _test.Open("feature/none")).Kind);
        Assert.Equal(GitHubFailureKind.BaseInvalid, Failure(await _test.Open(target: "none")).Kind);
        Assert.Equal(GitHubFailureKind.Refused, Failure(await _test.Open(title: new string('t', 300))).Kind);
        Assert.Equal(GitHubFailureKind.NotFound, Failure(await _test.GitHub.GetPullRequest(GitHubUnderTest.Demo, 99, Cancel)).Kind);
    }

    [Fact]
    public async Task A_repository_that_cannot_be_seen_is_a_missing_permission()
    {
        var unseen = new RepositoryName("octo", "nowhere");

        Assert.Equal(GitHubFailureKind.PermissionMissing, Failure(await _test.GitHub.GetBranch(unseen, "main", Cancel)).Kind);
        Assert.Equal(GitHubFailureKind.PermissionMissing, Failure(await _test.AsPerson().GetBranch(unseen, "main", Cancel)).Kind);
    }

    [Fact]
    public async Task One_token_serves_until_five_minutes_before_its_end()
    {
        await _test.GitHub.GetDefaultBranch(GitHubUnderTest.Demo, Cancel);
        _test.Clock.Advance(TimeSpan.FromMinutes(54));
        await _test.GitHub.GetDefaultBranch(GitHubUnderTest.Demo, Cancel);
        Assert.Equal(1, _test.Count("app.tokens.create"));

        _test.Clock.Advance(TimeSpan.FromMinutes(2));
        await _test.GitHub.GetDefaultBranch(GitHubUnderTest.Demo, Cancel);
        Assert.Equal(2, _test.Count("app.tokens.create"));
    }

    [Fact]
    public async Task A_token_that_was_revoked_is_renewed_once()
    {
        await _test.GitHub.GetDefaultBranch(GitHubUnderTest.Demo, Cancel);
        _test.Sandbox.RevokeInstallationTokens();

        Assert.Equal("main", Value(await _test.GitHub.GetDefaultBranch(GitHubUnderTest.Demo, Cancel)));
        Assert.Equal(2, _test.Count("app.tokens.create"));
    }

    [Fact]
    public async Task A_personal_token_works_and_a_wrong_one_is_unauthorized()
    {
        Assert.Equal("main", Value(await _test.AsPerson().GetDefaultBranch(GitHubUnderTest.Demo, Cancel)));
        Assert.Equal(GitHubFailureKind.Unauthorized, Failure(await _test.AsPerson("wrong").GetDefaultBranch(GitHubUnderTest.Demo, Cancel)).Kind);
    }

    [Theory]
    [InlineData(FaultKind.Reset)]
    [InlineData(FaultKind.AnswerLost)]
    public async Task A_read_that_breaks_off_is_tried_again(FaultKind fault)
    {
        _test.Sandbox.Faults.Break("repos.get", fault, times: 2);

        Assert.Equal("main", Value(await _test.GitHub.GetDefaultBranch(GitHubUnderTest.Demo, Cancel)));
        Assert.Equal(3, _test.Count("repos.get"));
    }

    [Fact]
    public async Task A_read_that_GitHub_fails_at_is_tried_three_times()
    {
        _test.Sandbox.Faults.Answer("repos.get", 502, times: 3);

        Assert.Equal(GitHubFailureKind.Unreachable, Failure(await _test.GitHub.GetDefaultBranch(GitHubUnderTest.Demo, Cancel)).Kind);
        Assert.Equal(3, _test.Count("repos.get"));
    }

    [Fact]
    public async Task A_write_that_GitHub_fails_at_is_not_repeated()
    {
        _test.Sandbox.Faults.Answer("pulls.create", 502);

        Assert.Equal(GitHubFailureKind.Unreachable, Failure(await _test.Open()).Kind);
        Assert.Equal(1, _test.Count("pulls.create"));
    }

    [Theory]
    [InlineData(FaultKind.AnswerLost)]
    [InlineData(FaultKind.Truncated)]
    public async Task A_write_whose_answer_is_lost_is_unreachable_and_was_done_once(FaultKind fault)
    {
        _test.Sandbox.Faults.Break("pulls.create", fault);

        Assert.Equal(GitHubFailureKind.Unreachable, Failure(await _test.Open()).Kind);
        Assert.Single(Value(await _test.GitHub.FindPullRequests(GitHubUnderTest.Demo, GitHubUnderTest.Branch, Cancel)));
        Assert.Equal(1, _test.Count("pulls.create"));
    }

    [Fact]
    public async Task A_limit_says_when_to_come_back()
    {
        var headers = new Dictionary<string, string> { ["retry-after"] = "90" };
        _test.Sandbox.Faults.Add(new Fault("pulls.create", FaultKind.Status, Status: 403, Headers: headers));
        _test.Sandbox.Faults.Add(new Fault("pulls.create", FaultKind.Status, Status: 429));

        var announced = Failure(await _test.Open());
        var silent = Failure(await _test.Open());

        Assert.Equal((GitHubFailureKind.RateLimited, _test.Clock.GetUtcNow().AddSeconds(90)), (announced.Kind, announced.RetryAt));
        Assert.Equal((GitHubFailureKind.RateLimited, _test.Clock.GetUtcNow().AddMinutes(1)), (silent.Kind, silent.RetryAt));
    }

    [Theory]
    [InlineData(403, GitHubFailureKind.PermissionMissing)]
    [InlineData(451, GitHubFailureKind.RepositoryClosed)]
    [InlineData(418, GitHubFailureKind.Refused)]
    public async Task Other_statuses_have_their_kind(int status, GitHubFailureKind kind)
    {
        _test.Sandbox.Faults.Answer("pulls.create", status);

        Assert.Equal(kind, Failure(await _test.Open()).Kind);
    }

    private static T Value<T>(GitHubAnswer<T> answer) =>
        answer is GitHubAnswer<T>.Answered answered ? answered.Value : throw new InvalidOperationException($"Not answered: {answer}");

    private static GitHubFailure Failure<T>(GitHubAnswer<T> answer) => Assert.IsType<GitHubAnswer<T>.Failed>(answer).Failure;
}
