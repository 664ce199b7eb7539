using Microsoft.AspNetCore.Http.Metadata;

namespace Orb.Api.Hosting;

/// <summary>The most bytes an endpoint reads; what is longer is answered 413.</summary>
internal sealed record BodyLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata
{
    public const long Default = 1024 * 1024;

    /// <summary>An implementation summary may be a long report.</summary>
    public const long PullRequest = 8 * 1024 * 1024;

    /// <summary>GitHub sends no more: https://docs.github.com/webhooks/webhook-events-and-payloads.</summary>
    public const long Webhook = 25 * 1024 * 1024;
}
