using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Orb.Api.Tests.Doubles;
using Orb.Grains.Interfaces.PullRequests;

namespace Orb.Api.Tests.PullRequests;

public sealed class WebhookTests : ApiTests
{
    private static readonly byte[] Payload = "{\"action\": \"opened\",\r\n \"title\": \"k\u00e4se\"}"u8.ToArray();

    [Fact]
    public async Task A_delivery_is_stored_byte_by_byte()
    {
        Api.Grains.SayYes();
        Assert.Equal(HttpStatusCode.Accepted, (await Deliver(Payload)).StatusCode);
        var delivery = Api.Grains.CallsTo<IWebhookInboxGrain>("Receive").Single().Argument<WebhookDelivery>();
        Assert.Equal(("d-1", "pull_request"), (delivery.DeliveryId, delivery.Event));
        Assert.Equal(Payload, delivery.Body);
    }

    [Fact]
    public async Task A_delivery_seen_before_is_fine_too()
    {
        Api.Grains.On<IWebhookInboxGrain, WebhookReceipt>(inbox => inbox.Receive(null!, default), _ => WebhookReceipt.SeenBefore);
        Assert.Equal(HttpStatusCode.OK, (await Deliver(Payload)).StatusCode);
    }

    [Fact]
    public async Task The_secret_of_before_is_still_believed()
    {
        Api.Grains.SayYes();
        Assert.Equal(HttpStatusCode.Accepted, (await Deliver(Payload, Sign(Payload, ApiUnderTest.PreviousWebhookSecret))).StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("sha256=")]
    [InlineData("sha1=6d3b1c")]
    [InlineData("sha256=zz")]
    [InlineData("sha256=0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("sha256=zz00000000000000000000000000000000000000000000000000000000000000")]
    public async Task A_wrong_signature_stores_nothing(string? signature)
    {
        await IsProblem(await Deliver(Payload, signature ?? "none", unsigned: signature is null), 401, "badSignature");
        Assert.Empty(Api.Grains.Calls);
    }

    [Fact]
    public async Task A_signature_fits_one_body_and_one_secret()
    {
        byte[] altered = [.. Payload, (byte)' '];
        await IsProblem(await Deliver(altered, Sign(Payload, ApiUnderTest.WebhookSecret)), 401, "badSignature");
        await IsProblem(await Deliver(Payload, Sign(Payload, "another")), 401, "badSignature");
        await IsProblem(await Deliver(Payload, Sign(Payload, string.Empty)), 401, "badSignature");
        Assert.Empty(Api.Grains.Calls);
    }

    [Theory]
    [InlineData("", "push")]
    [InlineData("d-1", "")]
    [InlineData("two words", "push")]
    public async Task A_delivery_without_its_names_is_a_bad_request(string delivery, string kind) =>
        await IsProblem(await Deliver(Payload, delivery: delivery, kind: kind), 400, "badWebhook");

    [Fact]
    public async Task A_delivery_id_has_at_most_100_characters()
    {
        Api.Grains.SayYes();
        Assert.Equal(HttpStatusCode.Accepted, (await Deliver(Payload, delivery: new string('d', 100))).StatusCode);
        await IsProblem(await Deliver(Payload, delivery: new string('d', 101)), 400, "badWebhook");
    }

    [Theory]
    [InlineData("payload=%7B%7D")]
    [InlineData("[]")]
    [InlineData("{} {}")]
    [InlineData("{")]
    [InlineData("")]
    public async Task A_signed_body_that_is_no_JSON_object_is_a_bad_request(string body) =>
        await IsProblem(await Deliver(Encoding.UTF8.GetBytes(body)), 400, "badWebhook");

    [Fact]
    public async Task A_body_may_have_25_megabytes_and_no_more()
    {
        Api.Grains.SayYes();
        Assert.Equal(HttpStatusCode.Accepted, (await Deliver(Padded(25 * 1024 * 1024))).StatusCode);
        await IsProblem(await Deliver(Padded((25 * 1024 * 1024) + 1)), 413, "bodyTooLarge");

        static byte[] Padded(int length)
        {
            var body = new byte[length];
            body.AsSpan().Fill((byte)' ');
            "{}"u8.CopyTo(body);
            return body;
        }
    }

    private static string Sign(byte[] body, string secret) =>
        $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body))}";

    private Task<HttpResponseMessage> Deliver(
        byte[] body, string? signature = null, string delivery = "d-1", string kind = "pull_request", bool unsigned = false)
    {
        var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        (string, string)[] headers =
        [
            ("X-GitHub-Event", kind),
            ("X-GitHub-Delivery", delivery),
            .. unsigned ? Array.Empty<(string, string)>() : [("X-Hub-Signature-256", signature ?? Sign(body, ApiUnderTest.WebhookSecret))],
        ];
        return SendPatiently(Api.Anonymous, "/api/v1/github/webhooks", content, headers);
    }
}

public sealed class UnconfiguredWebhookTests : ApiTests
{
    protected override (string Setting, string Value)[] Settings => [("GITHUB_WEBHOOK_SECRET", string.Empty)];

    [Fact]
    public async Task Without_a_secret_no_webhook_is_taken()
    {
        var answer = await Post(Api.Anonymous, "/api/v1/github/webhooks", "{}", ("X-Hub-Signature-256", "sha256=00"));
        Assert.Contains("GITHUB_WEBHOOK_SECRET", (await IsProblem(answer, 503, "webhookNotConfigured")).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }
}
