using Orb.Grains.Interfaces.PullRequests;
using Orb.Silo.Catalog;
using Orb.Testing.Stores;

namespace Orb.Silo.Tests.Catalog;

public abstract class WebhookTests(CatalogDatabase database) : CatalogTests(database)
{
    private static readonly byte[] Body = [0, 1, 0xff, (byte)'{'];

    private SqlWebhookDeliveries Deliveries => new SqlWebhookDeliveries(Database.DataSource, Transactions, Clock);

    [Fact]
    public async Task A_delivery_is_stored_once_by_its_id_and_once_by_its_body()
    {
        Assert.True(await Add("1", "pull_request", Body));
        Assert.False(await Add("1", "pull_request", [1]));
        Assert.False(await Add("2", "pull_request", Body));
        Assert.True(await Add("2", "push", Body));
        Assert.True(await Add("3", "pull_request", [1]));
    }

    [Fact]
    public async Task Of_many_equal_deliveries_one_is_stored()
    {
        var added = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => Add($"{i}", "pull_request", Body), Cancel)));

        Assert.Single(added, stored => stored);
    }

    [Fact]
    public async Task A_delivery_is_found_byte_by_byte_until_it_is_processed()
    {
        await Add("1", "pull_request", Body);

        var found = await Deliveries.FindUnprocessed("1", Cancel);
        Assert.Equal(("1", "pull_request"), (found!.DeliveryId, found.Event));
        Assert.Equal(Body, found.Body);

        await Deliveries.MarkProcessed("1", "observed", Cancel);
        Assert.Null(await Deliveries.FindUnprocessed("1", Cancel));
        Assert.Null(await Deliveries.FindUnprocessed("2", Cancel));
        Assert.False(await Add("1", "pull_request", Body));
    }

    [Fact]
    public async Task Unprocessed_deliveries_are_listed_oldest_first()
    {
        for (var i = 1; i <= 4; i++)
        {
            await Add($"{5 - i}", "pull_request", [(byte)i]);
            Clock.Advance(TimeSpan.FromMinutes(1));
        }

        await Deliveries.MarkProcessed("3", "observed", Cancel);

        Assert.Equal(["4", "2"], await Deliveries.ListUnprocessed(Clock.GetUtcNow().AddMinutes(-1), 10, Cancel));
        Assert.Equal(["4"], await Deliveries.ListUnprocessed(Clock.GetUtcNow(), 1, Cancel));
    }

    [Fact]
    public async Task Deliveries_are_forgotten_after_fourteen_days()
    {
        await Add("1", "pull_request", Body);
        Clock.Advance(TimeSpan.FromDays(13));
        await Add("2", "pull_request", [2]);
        await Deliveries.RemoveExpired(Cancel);
        Assert.Equal(2, await CountRows("webhook_deliveries"));
        Clock.Advance(TimeSpan.FromDays(1));

        await Deliveries.RemoveExpired(Cancel);

        Assert.Equal(["2"], await Deliveries.ListUnprocessed(Clock.GetUtcNow(), 10, Cancel));
    }

    private Task<bool> Add(string id, string @event, byte[] body) => Deliveries.TryAdd(new WebhookDelivery(id, @event, body), Cancel);

    public sealed class OnSqlite() : WebhookTests(new CatalogDatabase.Sqlite());

    public sealed class OnPostgres(PostgresServer server) : WebhookTests(new CatalogDatabase.Postgres(server));
}
