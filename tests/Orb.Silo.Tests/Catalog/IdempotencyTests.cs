using Orb.Grains.Interfaces.Catalog;
using Orb.Silo.Catalog;
using Orb.Testing.Stores;

namespace Orb.Silo.Tests.Catalog;

public abstract class IdempotencyTests(CatalogDatabase database) : CatalogTests(database)
{
    private static readonly StoredAnswer Answer = new(201, "application/json", "/api/v1/projects/1", "{\"name\":\"nul \0 and 🌍\"}");

    private SqlIdempotencyKeys Keys => new SqlIdempotencyKeys(Transactions, Clock);

    [Fact]
    public async Task Of_many_callers_with_one_key_exactly_one_starts()
    {
        var runs = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(Begin, Cancel)));

        Assert.Single(runs.OfType<IdempotentRun.Started>());
        Assert.Equal(31, runs.OfType<IdempotentRun.Running>().Count());
    }

    [Fact]
    public async Task A_completed_run_is_replayed_for_a_day()
    {
        var first = Assert.IsType<IdempotentRun.Started>(await Begin());
        await Keys.Complete("ada", "key", Answer, Cancel);
        await Keys.Complete("ada", "key", Answer with { Status = 500 }, Cancel);

        Clock.Advance(TimeSpan.FromHours(23));
        Assert.Equal(new IdempotentRun.Replayed(Answer), await Begin());

        Clock.Advance(TimeSpan.FromHours(1));
        Assert.NotEqual(first.OperationId, Assert.IsType<IdempotentRun.Started>(await Begin()).OperationId);
    }

    [Fact]
    public async Task A_lost_run_is_started_again_by_one_caller_with_the_same_operation_id()
    {
        var lost = Assert.IsType<IdempotentRun.Started>(await Begin());
        Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.IsType<IdempotentRun.Running>(await Begin());
        Clock.Advance(TimeSpan.FromSeconds(1));

        var runs = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(Begin, Cancel)));

        Assert.Equal(lost, Assert.Single(runs.OfType<IdempotentRun.Started>()));
    }

    [Fact]
    public async Task A_key_with_another_body_is_refused_before_and_after_the_answer()
    {
        await Begin();
        Clock.Advance(TimeSpan.FromHours(1));

        Assert.IsType<IdempotentRun.Mismatched>(await Keys.Begin("ada", "key", "other", Cancel));
        await Keys.Complete("ada", "key", Answer, Cancel);
        Assert.IsType<IdempotentRun.Mismatched>(await Keys.Begin("ada", "key", "other", Cancel));
    }

    [Fact]
    public async Task Callers_do_not_meet()
    {
        await Begin();

        Assert.IsType<IdempotentRun.Started>(await Keys.Begin("bob", "key", "body", Cancel));
    }

    [Fact]
    public async Task An_abandoned_run_is_started_again_at_once_under_its_operation_id()
    {
        var first = Assert.IsType<IdempotentRun.Started>(await Begin());
        await Keys.Abandon("ada", "key", Cancel);

        Assert.IsType<IdempotentRun.Mismatched>(await Keys.Begin("ada", "key", "other", Cancel));
        Assert.Equal(first, await Begin());
    }

    [Fact]
    public async Task An_answered_key_cannot_be_abandoned()
    {
        await Begin();
        await Keys.Complete("ada", "key", Answer, Cancel);

        await Keys.Abandon("ada", "key", Cancel);

        Assert.IsType<IdempotentRun.Replayed>(await Begin());
    }

    [Fact]
    public async Task Keys_older_than_a_day_are_forgotten()
    {
        await Begin();
        Clock.Advance(TimeSpan.FromHours(12));
        await Keys.Begin("ada", "later", "body", Cancel);
        Clock.Advance(TimeSpan.FromHours(12));

        await Keys.RemoveExpired(Cancel);

        Assert.Equal(1, await CountRows("idempotency_keys"));
    }

    private Task<IdempotentRun> Begin() => Keys.Begin("ada", "key", "body", Cancel);

    public sealed class OnSqlite() : IdempotencyTests(new CatalogDatabase.Sqlite());

    public sealed class OnPostgres(PostgresServer server) : IdempotencyTests(new CatalogDatabase.Postgres(server));
}
