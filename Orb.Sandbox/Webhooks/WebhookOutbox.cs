using System.Text.Encodings.Web;
using System.Text.Json;
using System.Threading.Channels;

namespace Orb.Sandbox.Webhooks;

/// <summary>Takes events in the order in which they happened, and keeps them until they were sent once.</summary>
internal sealed class WebhookOutbox(DeliveryLog log, WebhookTarget target, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly Channel<DeliveryRecord> _waiting = Channel.CreateUnbounded<DeliveryRecord>();
    private readonly Lock _order = new();

    public ChannelReader<DeliveryRecord> Waiting => _waiting.Reader;

    public void Send(params IReadOnlyList<WebhookEvent> events)
    {
        if (target.Url is null)
        {
            return;
        }

        lock (_order)
        {
            foreach (var told in events)
            {
                var record = new DeliveryRecord
                {
                    Id = log.NextId(),
                    Guid = Guid.NewGuid(),
                    Event = told.Name,
                    Action = told.Action,
                    InstallationId = told.InstallationId,
                    RepositoryId = told.RepositoryId,
                    Payload = told.Payload.ToJsonString(Relaxed),
                    CreatedAt = clock.GetUtcNow(),
                };
                log.Save(record);
                _waiting.Writer.TryWrite(record);
            }
        }
    }

    /// <summary>Takes up what a killed process had not sent.</summary>
    public void Resume()
    {
        foreach (var record in log.Pending)
        {
            _waiting.Writer.TryWrite(record);
        }
    }
}
