using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Orb.Api.Catalog;
using Orb.Api.Hosting;
using Orb.Grains.Interfaces.PullRequests;

namespace Orb.Api.PullRequests;

/// <summary>Takes in GitHub's webhooks. Anonymous: the signature says who it is.</summary>
internal static class WebhookEndpoints
{
    private const string SignatureHeader = "X-Hub-Signature-256";
    private const string EventHeader = "X-GitHub-Event";
    private const string DeliveryHeader = "X-GitHub-Delivery";
    private const int LongestName = 100;

    public static WebApplicationBuilder AddWebhooks(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<WebhookOptions>().Configure<IConfiguration>((options, configuration) =>
        {
            options.Secret = configuration[WebhookOptions.SecretSetting];
            options.PreviousSecret = configuration[WebhookOptions.PreviousSecretSetting];
        });
        return builder;
    }

    public static RouteGroupBuilder MapWebhooks(this RouteGroupBuilder api)
    {
        api.MapPost("/github/webhooks", Receive)
            .AllowAnonymous()
            .WithMetadata(new BodyLimit(BodyLimit.Webhook))
            .Accepts<JsonElement>("application/json")
            .WithTags("Webhooks")
            .WithName("receiveWebhook")
            .WithSummary("For GitHub: 202 the first time, 200 for a delivery seen before");
        return api;
    }

    private static async Task<Results<Accepted, Ok, ProblemHttpResult>> Receive(
        HttpRequest request, IOptionsMonitor<WebhookOptions> options, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var secrets = options.CurrentValue;
        if (string.IsNullOrEmpty(secrets.Secret))
        {
            return Problems.Of(ProblemKinds.WebhookNotConfigured, $"Set {WebhookOptions.SecretSetting} to the secret of the webhook at GitHub.");
        }

        if (!TryReadName(request, EventHeader, out var kind) || !TryReadName(request, DeliveryHeader, out var deliveryId))
        {
            return Problems.Of(ProblemKinds.BadWebhook, $"{EventHeader} and {DeliveryHeader} must have 1 to {LongestName} visible ASCII characters.");
        }

        var signature = request.Headers[SignatureHeader].ToString();
        if (!WebhookSignature.TryRead(signature, out _))
        {
            return Problems.Of(ProblemKinds.BadSignature, $"{SignatureHeader} is missing or malformed.");
        }

        var body = await ReadBody(request, cancellationToken);
        if (!WebhookSignature.IsGenuine(signature, body, [secrets.Secret, secrets.PreviousSecret]))
        {
            return Problems.Of(ProblemKinds.BadSignature, "The signature does not fit the body and the configured secret.");
        }

        if (!IsJsonObject(body))
        {
            return Problems.Of(ProblemKinds.BadWebhook, "The body is no JSON object. Set the content type of the webhook at GitHub to application/json.");
        }

        return await grains.GetGrain<IWebhookInboxGrain>(0).Receive(new WebhookDelivery(deliveryId, kind, body), cancellationToken) switch
        {
            WebhookReceipt.Accepted => TypedResults.Accepted((string?)null),
            WebhookReceipt.SeenBefore => TypedResults.Ok(),
            var unknown => throw new InvalidOperationException($"Unhandled receipt {unknown}"),
        };
    }

    private static bool TryReadName(HttpRequest request, string header, out string name)
    {
        name = request.Headers[header].ToString();
        return name.Length is >= 1 and <= LongestName && !name.AsSpan().ContainsAnyExceptInRange('\u0021', '\u007e');
    }

    private static async Task<byte[]> ReadBody(HttpRequest request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        return body.ToArray();
    }

    private static bool IsJsonObject(byte[] body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            if (!reader.Read() || reader.TokenType is not JsonTokenType.StartObject)
            {
                return false;
            }

            reader.Skip();
            return !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
