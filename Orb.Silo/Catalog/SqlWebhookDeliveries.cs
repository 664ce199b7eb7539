using System.Data.Common;
using System.Security.Cryptography;
using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.PullRequests;

namespace Orb.Silo.Catalog;

internal sealed class SqlWebhookDeliveries(DbDataSource dataSource, Transactions transactions, TimeProvider clock) : IWebhookDeliveries
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    // Without a target the clause covers both unique keys: the id, and the kind with the body.
    private const string Add = """
        INSERT INTO webhook_deliveries (delivery_id, event, body_hash, body, received_at)
        VALUES (@DeliveryId, @Event, @BodyHash, @Body, @Now)
        ON CONFLICT DO NOTHING
        """;

    private const string Find = """
        SELECT delivery_id AS DeliveryId, event AS Event, body AS Body FROM webhook_deliveries
        WHERE delivery_id = @DeliveryId AND processed_at IS NULL
        """;

    private const string Mark = """
        UPDATE webhook_deliveries SET processed_at = @Now, outcome = @Outcome WHERE delivery_id = @DeliveryId AND processed_at IS NULL
        """;

    private const string Unprocessed = """
        SELECT delivery_id FROM webhook_deliveries WHERE processed_at IS NULL AND received_at < @Before
        ORDER BY received_at, delivery_id LIMIT @Limit
        """;

    private const string Expire = "DELETE FROM webhook_deliveries WHERE received_at <= @Expired";

    public async Task<bool> TryAdd(WebhookDelivery delivery, CancellationToken cancellationToken)
    {
        var row = new
        {
            delivery.DeliveryId,
            delivery.Event,
            BodyHash = Convert.ToHexStringLower(SHA256.HashData(delivery.Body)),
            delivery.Body,
            Now = new StoredTime(clock.GetUtcNow()),
        };
        return await Execute(Add, row, cancellationToken) == 1;
    }

    public async Task<WebhookDelivery?> FindUnprocessed(string deliveryId, CancellationToken cancellationToken)
    {
        var row = await dataSource.First<Row>(Find, new { DeliveryId = deliveryId }, cancellationToken);
        return row is null ? null : new WebhookDelivery(row.DeliveryId, row.Event, row.Body);
    }

    public Task MarkProcessed(string deliveryId, string outcome, CancellationToken cancellationToken) =>
        Execute(Mark, new { DeliveryId = deliveryId, Outcome = outcome, Now = new StoredTime(clock.GetUtcNow()) }, cancellationToken);

    public Task<IReadOnlyList<string>> ListUnprocessed(DateTimeOffset before, int limit, CancellationToken cancellationToken) =>
        dataSource.List<string>(Unprocessed, new { Before = new StoredTime(before), Limit = limit }, cancellationToken);

    public Task RemoveExpired(CancellationToken cancellationToken) =>
        Execute(Expire, new { Expired = new StoredTime(clock.GetUtcNow() - Lifetime) }, cancellationToken);

    private Task<int> Execute(string sql, object parameters, CancellationToken cancellationToken) =>
        transactions.Run(transaction => transaction.Execute(sql, parameters, cancellationToken), cancellationToken);

    private sealed record Row
    {
        public string DeliveryId { get; init; } = "";

        public string Event { get; init; } = "";

        public byte[] Body { get; init; } = [];
    }
}
