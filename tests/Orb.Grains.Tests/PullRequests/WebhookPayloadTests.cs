using System.Text;
using CsCheck;
using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.PullRequests;
using Orb.Grains.Tests.Driving;

namespace Orb.Grains.Tests.PullRequests;

public sealed class WebhookPayloadTests
{
    [Theory]
    [InlineData(GitHubPullRequestState.Open)]
    [InlineData(GitHubPullRequestState.Closed)]
    [InlineData(GitHubPullRequestState.Merged)]
    public void A_pull_request_event_says_what_GitHub_sees(GitHubPullRequestState state)
    {
        var seen = Some.Seen(state);

        var read = WebhookPayload.Read(Webhooks.PullRequest(seen));

        Assert.NotNull(read);
        Assert.Equal(seen.Labels, read.Labels);
        Assert.Equal(seen, read with { Labels = seen.Labels });
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("\"text\"")]
    [InlineData("""{"repository":null,"pull_request":{}}""")]
    [InlineData("""{"repository":{"name":"demo","owner":{"login":"octo"}},"pull_request":{"number":"7"}}""")]
    public void Garbage_is_nothing(string body) =>
        Assert.Null(WebhookPayload.Read(new WebhookDelivery("id", "pull_request", Encoding.UTF8.GetBytes(body))));

    [Fact]
    public void Another_kind_of_event_is_nothing() =>
        Assert.Null(WebhookPayload.Read(Webhooks.PullRequest(Some.Seen()) with { Event = "push" }));

    [Fact]
    public void A_body_with_any_byte_changed_throws_nothing()
    {
        var body = Webhooks.PullRequest(Some.Seen(GitHubPullRequestState.Merged)).Body;
        Gen.Select(Gen.Int[0, body.Length - 1], Gen.Byte).Sample((index, value) =>
        {
            byte[] changed = [.. body];
            changed[index] = value;
            WebhookPayload.Read(new WebhookDelivery("id", "pull_request", changed));
        });
    }
}
