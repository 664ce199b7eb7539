using System.Data.Common;
using Orb.Grains.Catalog;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.Interfaces.Workflow;
using Orb.Grains.Interfaces.Workspaces;
using Orb.Testing.Stores;

namespace Orb.Silo.Tests.Catalog;

public abstract class RecordTests(CatalogDatabase database) : CatalogTests(database)
{
    private static readonly PageRequest Everything = new(Some.Administrator, 100);

    [Fact]
    public async Task What_is_recorded_is_what_is_listed()
    {
        var project = Some.Project() with
        {
            Name = "nul \0, grüße 🌍, 'quoted'",
            Status = ProjectStatus.Waiting,
            WaitingOn = ProjectWaits.Merge,
            WorkspaceId = EntityId.New<WorkspaceId>(Some.Time),
            CompletedAt = Some.Time.AddTicks(7),
            LastError = new Trouble("code", "bell \a and nul \0"),
        };
        var workspace = Some.Workspace(project.Id) with { DueAt = Some.Time, Reason = CleanupReason.Manual, Verified = false, Bytes = 1L << 40 };
        var pullRequest = Some.PullRequest(project.Id, 7) with { Labels = ["a\0b", "é"], DraftReason = "tests" };

        await Catalog.Record(Some.Entry(project), Cancel);
        await Catalog.Record(Some.Entry(workspace), Cancel);
        await Catalog.Record(Some.Entry(pullRequest), Cancel);

        Assert.Equivalent(project, Assert.Single((await Queries.Projects(Everything, null, Cancel)).Items), strict: true);
        Assert.Equivalent(workspace, Assert.Single((await Queries.Workspaces(Everything, null, null, Cancel)).Items), strict: true);
        Assert.Equivalent(pullRequest, Assert.Single((await Queries.PullRequests(Everything, null, Cancel)).Items), strict: true);
    }

    [Fact]
    public async Task An_older_version_changes_no_row_and_no_due_date_but_its_events_count()
    {
        var project = Some.Project(version: 5);
        await Catalog.Record(Some.Entry(project, Some.Time.AddHours(5), [Some.Event("5")], "ada"), Cancel);

        await Catalog.Record(Some.Entry(project with { Version = 4, Name = "old" }, Some.Time.AddHours(4), [Some.Event("4")], "bob"), Cancel);
        await Catalog.Record(Some.Entry(project with { Version = 3, Name = "older" }, null, [], "cid"), Cancel);

        Assert.Equal("greeting", Assert.Single((await Queries.Projects(Everything, null, Cancel)).Items).Name);
        Assert.Single((await Queries.Projects(new PageRequest(new Viewer("ada", false), 10), null, Cancel)).Items);
        Assert.Empty((await Queries.Projects(new PageRequest(new Viewer("bob", false), 10), null, Cancel)).Items);
        Assert.Equal(Some.Time.AddHours(5), Assert.Single(await DueWork.List(DateTimeOffset.MaxValue, null, 10, Cancel)).DueAt);
        Assert.Equal(2, (await Queries.Events(project.Id, 0, 10, Cancel)).Count);
    }

    [Fact]
    public async Task An_older_entry_brings_no_due_date_back_that_a_newer_one_took_away()
    {
        var workspace = Some.Workspace(Some.ProjectId(), version: 2);
        var pullRequest = Some.PullRequest(Some.ProjectId(), version: 2);
        await Catalog.Record(Some.Entry(workspace), Cancel);
        await Catalog.Record(Some.Entry(pullRequest), Cancel);

        await Catalog.Record(Some.Entry(workspace with { Version = 1 }, Some.Time), Cancel);
        await Catalog.Record(Some.Entry(pullRequest with { Version = 1 }, Some.Time), Cancel);

        Assert.Empty(await DueWork.List(DateTimeOffset.MaxValue, null, 10, Cancel));
    }

    [Fact]
    public async Task A_newer_version_replaces_row_members_and_due_date()
    {
        var project = Some.Project();
        await Catalog.Record(Some.Entry(project, Some.Time, [], "ada", "bob"), Cancel);

        await Catalog.Record(Some.Entry(project with { Version = 2, Status = ProjectStatus.Completed }, null, [], "bob"), Cancel);

        Assert.Equal(ProjectStatus.Completed, Assert.Single((await Queries.Projects(Everything, ProjectStatus.Completed, Cancel)).Items).Status);
        Assert.Empty((await Queries.Projects(Everything, ProjectStatus.Active, Cancel)).Items);
        Assert.Empty((await Queries.Projects(new PageRequest(new Viewer("ada", false), 10), null, Cancel)).Items);
        Assert.Empty(await DueWork.List(DateTimeOffset.MaxValue, null, 10, Cancel));
    }

    [Theory]
    [InlineData("project_members")]
    [InlineData("project_events")]
    [InlineData("audit")]
    [InlineData("due_work")]
    public async Task An_entry_that_fails_half_way_leaves_nothing(string failing)
    {
        await Execute(Database.RefuseInserts(failing));
        var entry = Some.Entry(Some.Project(), Some.Time, [Some.Event("a", actor: "ada")], "ada");

        var failure = await Assert.ThrowsAnyAsync<DbException>(() => Catalog.Record(entry, Cancel));

        Assert.Contains("broken for a test", failure.Message, StringComparison.Ordinal);
        foreach (var table in (string[])["projects", "project_members", "project_event_counters", "project_events", "audit", "due_work"])
        {
            Assert.Equal((table, 0), (table, await CountRows(table)));
        }

        Assert.Empty(Signals.Announced);
    }

    [Fact]
    public async Task An_event_whose_data_is_no_json_takes_the_whole_entry_back()
    {
        var entry = Some.Entry(Some.Project(), Some.Time, [Some.Event("good"), Some.Event("bad", data: "no json")], "ada");

        await Assert.ThrowsAnyAsync<DbException>(() => Catalog.Record(entry, Cancel));

        Assert.Equal(0, await CountRows("projects"));
        Assert.Equal(0, await CountRows("project_events"));
    }

    [Fact]
    public async Task A_pull_request_of_GitHub_belongs_to_one_project()
    {
        var first = Some.PullRequest(Some.ProjectId(), 7);
        var second = Some.PullRequest(Some.ProjectId(), 7);
        await Catalog.Record(Some.Entry(first), Cancel);

        var duplicate = await Assert.ThrowsAsync<DuplicatePullRequestException>(
            () => Catalog.Record(Some.Entry(second, Some.Time, Some.Event("a")), Cancel));

        Assert.Equal((Some.Repository, 7, first.ProjectId), (duplicate.Repository, duplicate.Number, duplicate.Owner));
        Assert.Equal(1, await CountRows("pull_requests"));
        Assert.Equal(0, await CountRows("project_events"));
        Assert.Equal(0, await CountRows("due_work"));
    }

    [Fact]
    public async Task A_project_has_one_pull_request_in_a_repository()
    {
        var first = Some.PullRequest(Some.ProjectId());
        await Catalog.Record(Some.Entry(first), Cancel);

        await Assert.ThrowsAnyAsync<DbException>(() => Catalog.Record(Some.Entry(Some.PullRequest(first.ProjectId)), Cancel));

        Assert.Equal(1, await CountRows("pull_requests"));
    }

    [Fact]
    public async Task A_claim_goes_to_the_higher_epoch_only()
    {
        var (project, pullRequest) = (Some.ProjectId(), EntityId.New<PullRequestId>(Some.Time));
        Task<bool> Claim(long epoch) => Catalog.TryClaimPullRequest(project, pullRequest, Some.Repository, epoch, Cancel);

        Assert.True(await Claim(3));
        Assert.False(await Claim(3));
        Assert.False(await Claim(2));
        Assert.True(await Claim(4));
        Assert.True(await Catalog.TryClaimPullRequest(project, pullRequest, new RepositoryName("octo", "other"), 1, Cancel));
    }

    [Fact]
    public async Task Of_many_claims_with_one_epoch_one_is_granted()
    {
        var (project, pullRequest) = (Some.ProjectId(), EntityId.New<PullRequestId>(Some.Time));

        var granted = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(
            () => Catalog.TryClaimPullRequest(project, pullRequest, Some.Repository, 1, Cancel), Cancel)));

        Assert.Single(granted, claim => claim);
    }

    [Fact]
    public async Task The_owner_of_a_pull_request_is_found_by_number_and_before_that_by_branch()
    {
        var opened = Some.PullRequest(Some.ProjectId(), 7, "feature/a");
        var expecting = Some.PullRequest(Some.ProjectId(), null, "feature/b");
        var cancelled = Some.PullRequest(Some.ProjectId(), null, "feature/c") with { Status = PullRequestStatus.Cancelled };
        foreach (var pullRequest in (PullRequestSnapshot[])[opened, expecting, cancelled])
        {
            await Catalog.Record(Some.Entry(pullRequest), Cancel);
        }

        Assert.Equal(opened.ProjectId, await Catalog.FindPullRequestOwner(Some.Repository, 7, "feature/b", Cancel));
        Assert.Equal(expecting.ProjectId, await Catalog.FindPullRequestOwner(Some.Repository, 8, "feature/b", Cancel));
        Assert.Null(await Catalog.FindPullRequestOwner(Some.Repository, 8, "feature/a", Cancel));
        Assert.Null(await Catalog.FindPullRequestOwner(Some.Repository, 8, "feature/c", Cancel));
        Assert.Null(await Catalog.FindPullRequestOwner(new RepositoryName("octo", "other"), 7, "feature/b", Cancel));
    }

    [Fact]
    public async Task A_project_with_events_and_no_pull_requests_is_recorded()
    {
        var project = Some.ProjectId();

        await Catalog.Record(new CatalogEntry<IReadOnlyList<PullRequestSnapshot>>(project, [], [Some.Event("a")], Some.Time), Cancel);

        Assert.Single(await Queries.Events(project, 0, 10, Cancel));
        Assert.Equal(new DueWork(DueKind.PullRequests, project.Value, Some.Time), Assert.Single(await DueWork.List(Some.Time, null, 10, Cancel)));
    }

    public sealed class OnSqlite() : RecordTests(new CatalogDatabase.Sqlite());

    public sealed class OnPostgres(PostgresServer server) : RecordTests(new CatalogDatabase.Postgres(server));
}
