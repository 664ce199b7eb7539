using Orb.Api.Console.Words;
using Orb.Api.Tests.Console.Doubles;
using Orb.Grains.Interfaces.PullRequests;

namespace Orb.Api.Tests.Console.Words;

public sealed class WhyItWaitsTests
{
    private static readonly PullRequestSnapshot Pending = Sample.PullRequest(Sample.Project());

    public static TheoryData<string> Waits() => [.. Constants.Of(typeof(PullRequestWaits))];

    [Theory]
    [MemberData(nameof(Waits))]
    public void Every_wait_has_words_of_its_own(string waitingOn)
    {
        var unknown = WhyItWaits.Of(Pending with { WaitingOn = "somethingNew" })!.Headline.Replace("somethingNew", waitingOn, StringComparison.Ordinal);
        Assert.NotEqual(unknown, WhyItWaits.Of(Pending with { WaitingOn = waitingOn })!.Headline);
        Assert.NotEqual(waitingOn, WhyItWaits.Subject(waitingOn));
    }

    [Theory]
    [InlineData(PullRequestWaits.Review, true)]
    [InlineData(PullRequestWaits.Permission, true)]
    [InlineData(PullRequestWaits.Branch, true)]
    [InlineData(PullRequestWaits.Resume, true)]
    [InlineData(PullRequestWaits.Person, true)]
    [InlineData(PullRequestWaits.Orb, false)]
    [InlineData(PullRequestWaits.GitHub, false)]
    [InlineData(PullRequestWaits.RateLimit, false)]
    [InlineData(null, false)]
    public void It_says_whose_turn_it_is(string? waitingOn, bool isAPersons) =>
        Assert.Equal(isAPersons, WhyItWaits.Of(Pending with { WaitingOn = waitingOn })!.NeedsPerson);

    [Theory]
    [InlineData(PullRequestStatus.Merged)]
    [InlineData(PullRequestStatus.Closed)]
    [InlineData(PullRequestStatus.Cancelled)]
    [InlineData(PullRequestStatus.NothingToDo)]
    public void What_has_ended_waits_for_nothing(PullRequestStatus status) =>
        Assert.Null(WhyItWaits.Of(Pending with { Status = status, WaitingOn = PullRequestWaits.Orb }));

    [Fact]
    public void A_missing_branch_is_named() =>
        Assert.Contains("feature/greeting", WhyItWaits.Of(Pending with { WaitingOn = PullRequestWaits.Branch })!.Headline, StringComparison.Ordinal);
}
