namespace Orb.Grains.Interfaces.PullRequests;

/// <summary>A webhook as GitHub delivered it, its signature already checked.</summary>
/// <param name="DeliveryId">GitHub's own id, from <c>X-GitHub-Delivery</c>. Not covered by the signature.</param>
/// <param name="Event">The kind, from <c>X-GitHub-Event</c>.</param>
/// <param name="Body">The body, byte by byte.</param>
[GenerateSerializer, Immutable, Alias("orb.pull-requests.webhook-delivery")]
public sealed record WebhookDelivery(
    [property: Id(0)] string DeliveryId,
    [property: Id(1)] string Event,
    [property: Id(2)] byte[] Body);
