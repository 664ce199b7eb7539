using Orb.Api.Console.Words;
using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.Interfaces.Workflow;
using Orb.Grains.Interfaces.Workspaces;

namespace Orb.Api.Tests.Console.Words;

public sealed class WordsTests
{
    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(1023, "1023 B")]
    [InlineData(1024, "1 KiB")]
    [InlineData(5_452_595, "5.2 MiB")]
    [InlineData(107_374_182_400, "100 GiB")]
    [InlineData(long.MaxValue, "8388608 TiB")]
    public void A_size_is_told_in_the_unit_that_fits(long bytes, string words) => Assert.Equal(words, ByteSize.Of(bytes));

    [Fact]
    public void Every_status_of_everything_has_a_word()
    {
        Assert.All(Enum.GetValues<ProjectStatus>(), status => Assert.NotEmpty(StatusWords.Of(status).Text));
        Assert.All(Enum.GetValues<PullRequestStatus>(), status => Assert.NotEmpty(StatusWords.Of(status).Text));
        Assert.All(Enum.GetValues<WorkspaceState>(), state => Assert.NotEmpty(StatusWords.Of(state).Text));
        Assert.All(Enum.GetValues<CleanupReason>(), reason => Assert.NotEmpty(StatusWords.Of(reason)));
        Assert.All(Enum.GetValues<PullRequestStep>(), step => Assert.NotEmpty(PullRequestSteps.Done(step) + PullRequestSteps.Next(step)));
    }

    [Fact]
    public void A_status_is_named_in_addresses_as_in_the_API()
    {
        Assert.Equal("nothingToDo", Slug.Of(PullRequestStatus.NothingToDo));
        Assert.Equal(PullRequestStatus.NothingToDo, Slug.Find<PullRequestStatus>("nothingToDo"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("NothingToDo")]
    [InlineData("7")]
    public void An_address_that_names_no_status_filters_nothing(string? slug) => Assert.Null(Slug.Find<PullRequestStatus>(slug));

    [Theory]
    [InlineData("https://github.com/octo/demo", true)]
    [InlineData("http://localhost:5081/octo/demo", true)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("data:text/html,x", false)]
    [InlineData("//evil.example", false)]
    [InlineData(null, false)]
    public void Only_web_addresses_become_links(string? address, bool isLink) => Assert.Equal(isLink, WebLink.Of(address) is not null);

    [Theory]
    [InlineData("It broke", "It broke.")]
    [InlineData("It broke. ", "It broke.")]
    [InlineData("Really?", "Really?")]
    public void A_sentence_ends_once(string text, string sentence) => Assert.Equal(sentence, Sentence.Ended(text));
}
