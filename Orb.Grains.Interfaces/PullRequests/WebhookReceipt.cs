namespace Orb.Grains.Interfaces.PullRequests;

/// <summary>What became of a <see cref="WebhookDelivery"/>.</summary>
public enum WebhookReceipt
{
    /// <summary>Stored; it will be processed, whatever crashes.</summary>
    Accepted = 0,

    /// <summary>Its id, or its kind and body, were stored before.</summary>
    SeenBefore = 1,
}
