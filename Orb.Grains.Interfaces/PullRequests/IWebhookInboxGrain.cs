namespace Orb.Grains.Interfaces.PullRequests;

/// <summary>Takes in GitHub's webhooks. Stateless: any key of the grain reaches the same table.</summary>
[Alias("orb.pull-requests.webhook-inbox"), GrainInterfaceType("orb.pull-requests.webhook-inbox")]
public interface IWebhookInboxGrain : IGrainWithIntegerKey
{
    /// <summary>Stores a delivery, answers, and processes it afterwards.</summary>
    /// <param name="delivery">The delivery, its signature already checked.</param>
    /// <param name="cancellationToken">Ends the wait, not the work.</param>
    [Alias("receive")]
    Task<WebhookReceipt> Receive(WebhookDelivery delivery, CancellationToken cancellationToken = default);

    /// <summary>Processes a stored delivery; one that was processed before changes nothing.</summary>
    /// <param name="deliveryId">Its id.</param>
    /// <param name="cancellationToken">Ends the wait, not the work.</param>
    [Alias("process")]
    Task Process(string deliveryId, CancellationToken cancellationToken = default);
}
