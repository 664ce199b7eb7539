using Orb.Grains.Catalog;
using Orb.Testing.Stores;

namespace Orb.Silo.Tests.Catalog;

public abstract class DueWorkTests(CatalogDatabase database) : CatalogTests(database)
{
    [Fact]
    public async Task Due_work_is_listed_the_longest_overdue_first_and_page_by_page()
    {
        var workspaces = Enumerable.Range(0, 7).Select(_ => Some.Workspace(Some.ProjectId())).ToList();
        for (var i = 0; i < workspaces.Count; i++)
        {
            // Three moments, so that entries share one.
            await Catalog.Record(Some.Entry(workspaces[i], Some.Time.AddMinutes(-(i % 3))), Cancel);
        }

        var project = Some.Project();
        await Catalog.Record(Some.Entry(project, Some.Time.AddMinutes(-1)), Cancel);
        await Catalog.Record(Some.Entry(Some.Workspace(Some.ProjectId()), Some.Time.AddMinutes(1)), Cancel);

        List<DueWork> listed = [];
        for (var page = await DueWork.List(Some.Time, null, 3, Cancel); page.Count > 0; page = await DueWork.List(Some.Time, page[^1], 3, Cancel))
        {
            listed.AddRange(page);
        }

        var expected = workspaces
            .Select((workspace, i) => new DueWork(DueKind.Workspace, workspace.Id.Value, Some.Time.AddMinutes(-(i % 3))))
            .Append(new DueWork(DueKind.Workflow, project.Id.Value, Some.Time.AddMinutes(-1)))
            .OrderBy(due => due.DueAt).ThenBy(due => due.Kind.ToString(), StringComparer.Ordinal).ThenBy(due => due.Key, StringComparer.Ordinal);
        Assert.Equal(expected, listed);
        Assert.Equal(9, (await DueWork.List(DateTimeOffset.MaxValue, null, 100, Cancel)).Count);
    }

    [Fact]
    public async Task A_due_date_from_another_time_zone_is_the_same_moment()
    {
        var due = new DateTimeOffset(2026, 3, 1, 23, 0, 0, TimeSpan.FromHours(9));
        await Catalog.Record(Some.Entry(Some.Workspace(Some.ProjectId()), due), Cancel);

        Assert.Equal(due, Assert.Single(await DueWork.List(due, null, 10, Cancel)).DueAt);
        Assert.Empty(await DueWork.List(due.AddSeconds(-1), null, 10, Cancel));
    }

    public sealed class OnSqlite() : DueWorkTests(new CatalogDatabase.Sqlite());

    public sealed class OnPostgres(PostgresServer server) : DueWorkTests(new CatalogDatabase.Postgres(server));
}
