using Orb.Grains.Interfaces.PullRequests;

namespace Orb.Grains.PullRequests;

/// <summary>Every webhook delivery of the last 14 days, once.</summary>
public interface IWebhookDeliveries
{
    /// <summary>Stores a delivery.</summary>
    /// <param name="delivery">The delivery.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False when its id, or its kind and body, are there already: the id is not covered by GitHub's signature.</returns>
    Task<bool> TryAdd(WebhookDelivery delivery, CancellationToken cancellationToken);

    /// <summary>A stored delivery that was not processed yet; null for any other.</summary>
    /// <param name="deliveryId">Its id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<WebhookDelivery?> FindUnprocessed(string deliveryId, CancellationToken cancellationToken);

    /// <summary>Marks a delivery as processed.</summary>
    /// <param name="deliveryId">Its id.</param>
    /// <param name="outcome">One word for people: what was done.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task MarkProcessed(string deliveryId, string outcome, CancellationToken cancellationToken);

    /// <summary>The ids of deliveries stored before a moment and not processed, oldest first.</summary>
    /// <param name="before">The moment.</param>
    /// <param name="limit">The most ids to answer.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<IReadOnlyList<string>> ListUnprocessed(DateTimeOffset before, int limit, CancellationToken cancellationToken);

    /// <summary>Forgets deliveries older than 14 days.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task RemoveExpired(CancellationToken cancellationToken);
}
