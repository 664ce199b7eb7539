namespace Orb.Sandbox.Webhooks;

/// <summary>One delivery as it is kept: what was to be sent, and what came of it. It is written before the first attempt.</summary>
internal sealed record DeliveryRecord
{
    public required long Id { get; init; }

    /// <summary>The delivery id that the receiver sees; a redelivery has the same.</summary>
    public required Guid Guid { get; init; }

    public required string Event { get; init; }

    public string? Action { get; init; }

    public long? InstallationId { get; init; }

    public long? RepositoryId { get; init; }

    public required string Payload { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DeliveryResult? Result { get; init; }
}

/// <summary>How an attempt ended; status code 0 means that nobody answered, as in GitHub's own list.</summary>
internal sealed record DeliveryResult(DateTimeOffset DeliveredAt, TimeSpan Duration, int StatusCode, string Status);
