using Microsoft.Extensions.Logging;
using Orb.Grains.Catalog;
using Orb.Grains.Interfaces.PullRequests;

namespace Orb.Grains.PullRequests;

[StatelessWorker, GrainType("webhook-inbox")]
internal sealed partial class WebhookInboxGrain(
    IWebhookDeliveries deliveries, ICatalog catalog, ILogger<WebhookInboxGrain> logger) : Grain, IWebhookInboxGrain
{
    /// <inheritdoc/>
    public async Task<WebhookReceipt> Receive(WebhookDelivery delivery, CancellationToken cancellationToken)
    {
        if (!await deliveries.TryAdd(delivery, cancellationToken))
        {
            return WebhookReceipt.SeenBefore;
        }

        // GitHub waits for an answer, not for the work; a delivery that a crash leaves behind is found by the reconciler.
        GrainFactory.GetGrain<IWebhookInboxGrain>(this.GetPrimaryKeyLong()).Process(delivery.DeliveryId, CancellationToken.None).Ignore();
        return WebhookReceipt.Accepted;
    }

    /// <inheritdoc/>
    public async Task Process(string deliveryId, CancellationToken cancellationToken)
    {
        if (await deliveries.FindUnprocessed(deliveryId, cancellationToken) is not { } delivery)
        {
            return;
        }

        var outcome = await Apply(delivery, cancellationToken);
        await deliveries.MarkProcessed(deliveryId, outcome, cancellationToken);
        Processed(logger, deliveryId, delivery.Event, outcome);
    }

    private async Task<string> Apply(WebhookDelivery delivery, CancellationToken cancellationToken)
    {
        if (WebhookPayload.Read(delivery) is not { } observation)
        {
            return "ignored";
        }

        var owner = await catalog.FindPullRequestOwner(
            observation.Repository, observation.Number, observation.HeadBranch, cancellationToken);
        if (owner is not { } projectId)
        {
            return "unknown";
        }

        await GrainFactory.GetGrain<IPullRequestsGrain>(projectId.Value).Observe(observation, cancellationToken);
        return "observed";
    }

    [LoggerMessage(LogLevel.Information, "Webhook {DeliveryId} ({Event}) was {Outcome}")]
    private static partial void Processed(ILogger logger, string deliveryId, string @event, string outcome);
}
