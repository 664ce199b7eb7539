using System.Data.Common;
using Orb.Grains.Catalog;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.Workflow;
using Orb.Testing.Stores;

namespace Orb.Silo.Tests.Catalog;

public abstract class EventLogTests(CatalogDatabase database) : CatalogTests(database)
{
    [Fact]
    public async Task Sixteen_writers_leave_no_gap_and_a_reader_never_skips_a_number()
    {
        const int writers = 16;
        const int eventsEach = 25;
        var project = Some.Project();
        var reading = ReadUntil(project.Id, writers * eventsEach);

        await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(
            async () =>
            {
                for (var i = 0; i < eventsEach; i++)
                {
                    // Half of them are about the project, half about a workspace of it: other rows, the same numbers.
                    var pending = Some.Event($"{writer}/{i}");
                    await (writer % 2 == 0
                        ? Catalog.Record(Some.Entry(project, events: [pending]), Cancel)
                        : Catalog.Record(Some.Entry(Some.Workspace(project.Id), null, pending), Cancel));
                }
            },
            Cancel)));

        var read = await reading;
        Assert.Equal(Enumerable.Range(1, writers * eventsEach).Select(number => (long)number), read);
        Assert.Equal(writers * eventsEach, Signals.Announced.Max(signal => signal.Number));
    }

    [Fact]
    public async Task An_entry_recorded_twice_appends_its_events_once()
    {
        var entry = Some.Entry(Some.Project(), events: [Some.Event("a", actor: "ada"), Some.Event("b")]);

        await Catalog.Record(entry, Cancel);
        await Catalog.Record(entry, Cancel);
        await Catalog.Record(entry with { Events = [Some.Event("b"), Some.Event("c")] }, Cancel);

        var events = await Queries.Events(entry.ProjectId, 0, 100, Cancel);
        Assert.Equal([1, 2, 3], events.Select(e => e.Number));
        Assert.Equal(1, await CountRows("audit"));
        Assert.Equal([(entry.ProjectId, 2L), (entry.ProjectId, 3L)], Signals.Announced);
    }

    [Fact]
    public async Task Events_are_numbered_before_the_project_has_a_row()
    {
        var workspace = Some.Workspace(Some.ProjectId());

        await Catalog.Record(Some.Entry(workspace, null, Some.Event("workspace")), Cancel);
        await Catalog.Record(Some.Entry(Some.Project(workspace.ProjectId), events: [Some.Event("project")]), Cancel);

        Assert.Equal([1, 2], (await Queries.Events(workspace.ProjectId, 0, 100, Cancel)).Select(e => e.Number));
    }

    [Fact]
    public async Task Events_are_read_on_from_a_number()
    {
        var entry = Some.Entry(Some.Project(), events: [.. Enumerable.Range(0, 7).Select(i => Some.Event($"{i}"))]);
        await Catalog.Record(entry, Cancel);

        var events = await Queries.Events(entry.ProjectId, after: 3, limit: 2, Cancel);

        Assert.Equal([4, 5], events.Select(e => e.Number));
        Assert.Empty(await Queries.Events(entry.ProjectId, after: 7, limit: 10, Cancel));
        Assert.Empty(await Queries.Events(Some.ProjectId(), after: 0, limit: 10, Cancel));
    }

    [Fact]
    public async Task An_event_comes_back_as_it_was_written()
    {
        const string data = """{"text":"nul \u0000, quote \", grüße 🌍, tab \u0009", "spaced" : [1, 2.50]}""";
        var pending = new PendingEvent("key", EventTypes.ProjectCreated, Some.Time.AddTicks(12_345_670), data, "ada");
        var entry = Some.Entry(Some.Project(), events: [pending]);

        await Catalog.Record(entry, Cancel);

        Assert.Equal(
            new ProjectEvent(entry.ProjectId, 1, EventTypes.ProjectCreated, pending.At, data),
            Assert.Single(await Queries.Events(entry.ProjectId, 0, 10, Cancel)));
        var audit = await Queries.Audit(new PageRequest(Some.Administrator, 10), Cancel);
        Assert.Equal(new AuditEntry(pending.At, "ada", EventTypes.ProjectCreated, entry.ProjectId, data), Assert.Single(audit.Items));
    }

    [Theory]
    [InlineData("UPDATE project_events SET type = 'other'")]
    [InlineData("DELETE FROM project_events")]
    [InlineData("UPDATE audit SET actor = 'other'")]
    [InlineData("DELETE FROM audit")]
    public async Task What_happened_cannot_be_changed(string statement)
    {
        await Catalog.Record(Some.Entry(Some.Project(), events: [Some.Event("a", actor: "ada")]), Cancel);

        var refusal = await Assert.ThrowsAnyAsync<DbException>(() => Execute(statement));

        Assert.Contains("append-only", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(1, await CountRows("project_events"));
        Assert.Equal(1, await CountRows("audit"));
    }

    private async Task<List<long>> ReadUntil(ProjectId projectId, long last)
    {
        List<long> numbers = [];
        while (numbers.LastOrDefault() < last)
        {
            Cancel.ThrowIfCancellationRequested();
            var events = await Queries.Events(projectId, numbers.LastOrDefault(), 100, Cancel);
            numbers.AddRange(events.Select(e => e.Number));
            await Task.Yield();
        }

        return numbers;
    }

    public sealed class OnSqlite() : EventLogTests(new CatalogDatabase.Sqlite());

    public sealed class OnPostgres(PostgresServer server) : EventLogTests(new CatalogDatabase.Postgres(server));
}
