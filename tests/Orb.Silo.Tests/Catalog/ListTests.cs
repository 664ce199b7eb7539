using System.Buffers.Text;
using System.Text;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.Interfaces.Workflow;
using Orb.Grains.Interfaces.Workspaces;
using Orb.Testing.Stores;

namespace Orb.Silo.Tests.Catalog;

public abstract class ListTests(CatalogDatabase database) : CatalogTests(database)
{
    private static readonly Viewer Ada = new("ada", SeesEverything: false);
    private static readonly Viewer Stranger = new("stranger", SeesEverything: false);

    [Fact]
    public async Task A_list_holds_what_its_viewer_may_see()
    {
        var mine = Some.Project();
        var other = Some.Project() with { Status = ProjectStatus.Paused };
        await Catalog.Record(Some.Entry(mine, null, [], "ada", "bob"), Cancel);
        await Catalog.Record(Some.Entry(other, null, [Some.Event("a", actor: "bob")], "bob"), Cancel);
        foreach (var project in (ProjectId[])[mine.Id, other.Id])
        {
            await Catalog.Record(Some.Entry(Some.Workspace(project)), Cancel);
            await Catalog.Record(Some.Entry(Some.PullRequest(project)), Cancel);
        }

        Assert.Equal(mine.Id, Assert.Single((await Queries.Projects(new PageRequest(Ada, 10), null, Cancel)).Items).Id);
        Assert.Equal(mine.Id, Assert.Single((await Queries.Workspaces(new PageRequest(Ada, 10), null, null, Cancel)).Items).ProjectId);
        Assert.Equal(mine.Id, Assert.Single((await Queries.PullRequests(new PageRequest(Ada, 10), null, Cancel)).Items).ProjectId);
        Assert.Empty((await Queries.Workspaces(new PageRequest(Ada, 10), null, other.Id, Cancel)).Items);
        Assert.Empty((await Queries.Audit(new PageRequest(Ada, 10), Cancel)).Items);
        Assert.Empty((await Queries.Projects(new PageRequest(Stranger, 10), null, Cancel)).Items);
        Assert.Equal(2, (await Queries.Projects(new PageRequest(Some.Administrator, 10), null, Cancel)).Items.Count);
        Assert.Equal(new Dictionary<ProjectStatus, int> { [ProjectStatus.Active] = 1 }, await Queries.CountProjects(Ada, Cancel));
        Assert.Equal(
            new Dictionary<ProjectStatus, int> { [ProjectStatus.Active] = 1, [ProjectStatus.Paused] = 1 },
            await Queries.CountProjects(Some.Administrator, Cancel));
    }

    [Fact]
    public async Task Lists_can_be_narrowed()
    {
        var project = Some.ProjectId();
        var active = Some.Workspace(project);
        var lost = Some.Workspace(project) with { State = WorkspaceState.Lost };
        await Catalog.Record(Some.Entry(active), Cancel);
        await Catalog.Record(Some.Entry(lost), Cancel);
        await Catalog.Record(Some.Entry(Some.Workspace(Some.ProjectId())), Cancel);
        await Catalog.Record(Some.Entry(Some.PullRequest(project)), Cancel);
        var request = new PageRequest(Some.Administrator, 10);

        Assert.Equal(lost.Id, Assert.Single((await Queries.Workspaces(request, WorkspaceState.Lost, project, Cancel)).Items).Id);
        Assert.Equal(2, (await Queries.Workspaces(request, null, project, Cancel)).Items.Count);
        Assert.Single((await Queries.PullRequests(request, PullRequestStatus.Pending, Cancel)).Items);
        Assert.Empty((await Queries.PullRequests(request, PullRequestStatus.Open, Cancel)).Items);
    }

    [Fact]
    public async Task Paging_shows_everything_once_while_projects_are_added()
    {
        // Three share each moment, and moments differ by less than what the database rounds to in the last page.
        var projects = Enumerable.Range(0, 30).Select(i => Some.Project(createdAt: Some.Time.AddTicks(i / 3 * 7))).ToList();
        foreach (var project in projects)
        {
            await Catalog.Record(Some.Entry(project, null, [], "ada"), Cancel);
        }

        List<ProjectSnapshot> seen = [];
        string? cursor = null;
        do
        {
            var page = await Queries.Projects(new PageRequest(Ada, 4, cursor), null, Cancel);
            seen.AddRange(page.Items);
            cursor = page.NextCursor;
            await Catalog.Record(Some.Entry(Some.Project(createdAt: Some.Time.AddHours(seen.Count)), null, [], "ada"), Cancel);
        }
        while (cursor is not null);

        Assert.Equal(projects.Select(project => project.Id).Order(ById), seen.Select(project => project.Id).Order(ById));
        Assert.Equal(seen.OrderByDescending(project => project.CreatedAt.Ticks / 10).Select(project => project.CreatedAt.Ticks / 10),
            seen.Select(project => project.CreatedAt.Ticks / 10));
    }

    [Fact]
    public async Task The_audit_is_paged_newest_first()
    {
        var entry = Some.Entry(Some.Project(), events: [.. Enumerable.Range(0, 5).Select(i => Some.Event($"{i}", $$"""{"i":{{i}}}""", "ada"))]);
        await Catalog.Record(entry, Cancel);

        var first = await Queries.Audit(new PageRequest(Some.Administrator, 3), Cancel);
        var second = await Queries.Audit(new PageRequest(Some.Administrator, 3, first.NextCursor), Cancel);

        Assert.Equal(["""{"i":4}""", """{"i":3}""", """{"i":2}""", """{"i":1}""", """{"i":0}"""], first.Items.Concat(second.Items).Select(e => e.Data));
        Assert.Null(second.NextCursor);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no cursor")]
    [InlineData("AAAA")]
    [InlineData("cHJvamVjdHMgMSBwcmotMQ")]
    public async Task A_cursor_that_no_list_made_is_refused(string cursor) =>
        await Assert.ThrowsAsync<BadCursorException>(() => Queries.Projects(new PageRequest(Ada, 10, cursor), null, Cancel));

    [Fact]
    public async Task A_cursor_is_good_for_its_own_list_only()
    {
        for (var i = 0; i < 2; i++)
        {
            await Catalog.Record(Some.Entry(Some.Project(), null, [Some.Event("a", actor: "ada")], "ada"), Cancel);
        }

        var cursor = (await Queries.Projects(new PageRequest(Ada, 1), null, Cancel)).NextCursor!;
        Task Workspaces(string text) => Queries.Workspaces(new PageRequest(Ada, 1, text), null, null, Cancel);

        await Assert.ThrowsAsync<BadCursorException>(() => Workspaces(cursor));
        await Assert.ThrowsAsync<BadCursorException>(() => Queries.Audit(new PageRequest(Some.Administrator, 1, cursor), Cancel));
        await Assert.ThrowsAsync<BadCursorException>(() => Queries.Projects(new PageRequest(Ada, 1, cursor + "A"), null, Cancel));
        await Assert.ThrowsAsync<BadCursorException>(() => Queries.Projects(new PageRequest(Ada, 1, Retold(cursor)), null, Cancel));
        Assert.Single((await Queries.Projects(new PageRequest(Ada, 1, cursor), null, Cancel)).Items);
    }

    private static Comparer<ProjectId> ById => Comparer<ProjectId>.Create((a, b) => string.CompareOrdinal(a.Value, b.Value));

    // The same words, but a moment written as no cursor writes it.
    private static string Retold(string cursor)
    {
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split(' ');
        return Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{parts[0]} 0{parts[1]} {parts[2]}"));
    }

    public sealed class OnSqlite() : ListTests(new CatalogDatabase.Sqlite());

    public sealed class OnPostgres(PostgresServer server) : ListTests(new CatalogDatabase.Postgres(server));
}
