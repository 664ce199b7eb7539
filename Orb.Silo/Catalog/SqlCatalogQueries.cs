using System.Data.Common;
using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using Orb.Grains.Catalog;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.Interfaces.Workflow;
using Orb.Grains.Interfaces.Workspaces;

namespace Orb.Silo.Catalog;

internal sealed class SqlCatalogQueries(DbDataSource dataSource, Dialect dialect) : ICatalogQueries
{
    private const string SnapshotColumn = "snapshot AS Json";

    private const string CountByStatus = """
        SELECT status AS Status, count(*) AS Count FROM projects
        WHERE @SeesEverything = 1 OR id IN (SELECT project_id FROM project_members WHERE user_id = @User)
        GROUP BY status
        """;

    private const string EventsAfter = """
        SELECT number AS Number, type AS Type, at AS At, data AS Data FROM project_events
        WHERE project_id = @ProjectId AND number > @After
        ORDER BY number LIMIT @Limit
        """;

    private static readonly CatalogList ProjectList =
        new("projects", SnapshotColumn, "created_at", "id", id => EntityId.TryParse<ProjectId>(id, out _));

    private static readonly CatalogList PullRequestList =
        new("pull_requests", SnapshotColumn, "created_at", "project_id", id => EntityId.TryParse<PullRequestId>(id, out _));

    private static readonly CatalogList WorkspaceList =
        new("workspaces", SnapshotColumn, "created_at", "project_id", id => EntityId.TryParse<WorkspaceId>(id, out _));

    private static readonly CatalogList AuditList =
        new(
            "audit",
            "actor AS Actor, action AS Action, project_id AS ProjectId, data AS Data",
            "at",
            "project_id",
            id => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            IdParameter = "CAST(@AfterId AS bigint)",
        };

    public Task<Page<ProjectSnapshot>> Projects(PageRequest request, ProjectStatus? status, CancellationToken cancellationToken) =>
        Snapshots(ProjectList, request, new() { ["status"] = status?.ToString() }, CatalogJson.Default.ProjectSnapshot, cancellationToken);

    public async Task<IReadOnlyDictionary<ProjectStatus, int>> CountProjects(Viewer viewer, CancellationToken cancellationToken)
    {
        var counts = await dataSource.List<StatusCount>(
            CountByStatus, new { SeesEverything = viewer.SeesEverything ? 1 : 0, viewer.User }, cancellationToken);
        return counts.ToDictionary(row => Enum.Parse<ProjectStatus>(row.Status), row => (int)row.Count);
    }

    public async Task<IReadOnlyList<ProjectEvent>> Events(ProjectId projectId, long after, int limit, CancellationToken cancellationToken)
    {
        var rows = await dataSource.List<EventRow>(
            EventsAfter, new { ProjectId = projectId.Value, After = after, Limit = Math.Max(limit, 0) }, cancellationToken);
        return [.. rows.Select(row => new ProjectEvent(projectId, row.Number, row.Type, row.At, row.Data.Text))];
    }

    public Task<Page<PullRequestSnapshot>> PullRequests(
        PageRequest request, PullRequestStatus? status, CancellationToken cancellationToken) =>
        Snapshots(PullRequestList, request, new() { ["status"] = status?.ToString() }, CatalogJson.Default.PullRequestSnapshot, cancellationToken);

    public Task<Page<WorkspaceSnapshot>> Workspaces(
        PageRequest request, WorkspaceState? state, ProjectId? projectId, CancellationToken cancellationToken) =>
        Snapshots(
            WorkspaceList,
            request,
            new() { ["state"] = state?.ToString(), ["project_id"] = projectId?.Value },
            CatalogJson.Default.WorkspaceSnapshot,
            cancellationToken);

    public Task<Page<AuditEntry>> Audit(PageRequest request, CancellationToken cancellationToken) =>
        request.Viewer.SeesEverything
            ? AuditList.Read<CatalogListRow.Audit, AuditEntry>(
                dataSource,
                request,
                new Dictionary<string, string?>(StringComparer.Ordinal),
                row => new AuditEntry(row.PlaceTime, row.Actor, row.Action, EntityId.Parse<ProjectId>(row.ProjectId), row.Data.Text),
                cancellationToken)
            : Task.FromResult(new Page<AuditEntry>([], null));

    public async Task<string?> Probe(CancellationToken cancellationToken)
    {
        try
        {
            var applied = await dataSource.First<string>(
                $"SELECT max(scriptname) AS Newest FROM {MigrationScript.JournalTable}", new { }, cancellationToken);
            var expected = dialect.Scripts[^1].Name;
            return applied == expected ? null : $"The catalog's schema is at {applied ?? "nothing"}; this build expects {expected}.";
        }
        catch (DbException exception)
        {
            return $"The catalog does not answer: {exception.Message.ReplaceLineEndings(" ")}";
        }
    }

    private Task<Page<T>> Snapshots<T>(
        CatalogList list, PageRequest request, Dictionary<string, string?> filters, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        list.Read<CatalogListRow.Snapshot, T>(dataSource, request, filters, row => CatalogJson.Read(row.Json, type), cancellationToken);

    private sealed record StatusCount
    {
        public string Status { get; init; } = "";

        public long Count { get; init; }
    }

    private sealed record EventRow
    {
        public long Number { get; init; }

        public string Type { get; init; } = "";

        public StoredTime At { get; init; }

        public StoredJson Data { get; init; }
    }
}
