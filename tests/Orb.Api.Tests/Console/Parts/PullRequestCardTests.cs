using Bunit;
using Orb.Api.Console.PullRequests;
using Orb.Api.Tests.Console.Doubles;
using Orb.Api.Tests.Console.Words;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.PullRequests;

namespace Orb.Api.Tests.Console.Parts;

public sealed class PullRequestCardTests : PartTests
{
    private static readonly PullRequestSnapshot Pending = Sample.PullRequest(Sample.Project());

    public static TheoryData<string> Waits() => [.. Constants.Of(typeof(PullRequestWaits))];

    [Theory]
    [MemberData(nameof(Waits))]
    public void Every_wait_is_explained_with_step_attempt_next_try_and_error(string waitingOn)
    {
        var card = Show(Pending with
        {
            WaitingOn = waitingOn,
            Step = PullRequestStep.BranchReady,
            Attempts = 2,
            NextAttemptAt = Sample.Now.AddMinutes(7),
            LastError = new Trouble("badGateway", "GitHub answered 502", "Wait."),
        });
        var waits = card.Find(".waits").TextContent;
        Assert.Contains("Branch is ready", waits, StringComparison.Ordinal);
        Assert.Contains("in 7 min", waits, StringComparison.Ordinal);
        Assert.Contains("GitHub answered 502.", waits, StringComparison.Ordinal);
        Assert.Contains("Wait.", waits, StringComparison.Ordinal);
        Assert.Equal("2", card.FindAll("dd")[1].TextContent);
    }

    [Fact]
    public void A_failed_one_offers_a_retry() =>
        Assert.NotNull(Show(Pending with { Status = PullRequestStatus.Failed }).Find($"form[action='/projects/{Pending.ProjectId}/pull-requests/{Pending.Id}/retry']"));

    [Fact]
    public void A_merged_one_waits_for_nothing_and_offers_nothing()
    {
        var card = Show(Pending with { Status = PullRequestStatus.Merged, MergedAt = Sample.Now.AddHours(-1), ClosedAt = Sample.Now.AddHours(-1) });
        Assert.Empty(card.FindAll(".waits, form"));
        Assert.Contains("1 h ago", card.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reader_gets_no_buttons() => Assert.Empty(Show(Pending with { Status = PullRequestStatus.Failed }, mayAct: false).FindAll("form"));

    [Fact]
    public void A_draft_says_why_it_is_one() =>
        Assert.Contains("a question is open", Show(Pending with { Status = PullRequestStatus.Draft, DraftReason = "a question is open" }).Markup, StringComparison.Ordinal);

    [Fact]
    public void An_address_that_is_no_web_address_becomes_no_link() =>
        Assert.DoesNotContain("javascript:", Show(Pending with { Url = "javascript:alert(1)", Number = 1 }).Markup, StringComparison.Ordinal);

    [Fact]
    public void What_outsiders_wrote_stays_text()
    {
        const string Hostile = "<script>alert(1)</script>";
        var card = Show(Pending with
        {
            Title = Hostile,
            Branch = Hostile,
            Labels = [Hostile],
            WaitingOn = PullRequestWaits.Branch,
            LastError = new Trouble(Hostile, Hostile, Hostile),
        });
        Assert.Empty(card.FindAll("script"));
        Assert.Contains("&lt;script&gt;", card.Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<PullRequestCard> Show(PullRequestSnapshot pullRequest, bool mayAct = true) =>
        Parts.Render<PullRequestCard>(card => card.Add(part => part.PullRequest, pullRequest).Add(part => part.MayAct, mayAct));
}
