using System.Data.Common;
using Orb.Grains.Interfaces.Workspaces;

namespace Orb.Silo.Catalog;

internal static class WorkspaceTable
{
    private const string Upsert = """
        INSERT INTO workspaces (id, project_id, host_id, state, due_at, created_at, version, snapshot)
        VALUES (@Id, @ProjectId, @HostId, @State, @DueAt, @CreatedAt, @Version, @Snapshot)
        ON CONFLICT (id) DO UPDATE SET
            project_id = excluded.project_id, host_id = excluded.host_id, state = excluded.state, due_at = excluded.due_at,
            created_at = excluded.created_at, version = excluded.version, snapshot = excluded.snapshot
        WHERE workspaces.version < excluded.version
        """;

    private const string StoredVersion = "SELECT version FROM workspaces WHERE id = @Id";

    /// <returns>Whether no higher version is stored.</returns>
    public static async Task<bool> Store(DbTransaction transaction, WorkspaceSnapshot workspace, CancellationToken cancellationToken)
    {
        var columns = new
        {
            Id = workspace.Id.Value,
            ProjectId = workspace.ProjectId.Value,
            HostId = workspace.HostId?.Value,
            State = workspace.State.ToString(),
            DueAt = workspace.DueAt is { } dueAt ? new StoredTime(dueAt) : (StoredTime?)null,
            CreatedAt = new StoredTime(workspace.CreatedAt),
            workspace.Version,
            Snapshot = CatalogJson.Write(workspace, CatalogJson.Default.WorkspaceSnapshot),
        };
        return await transaction.Execute(Upsert, columns, cancellationToken) == 1
            || await transaction.Scalar<long>(StoredVersion, new { columns.Id }, cancellationToken) <= workspace.Version;
    }
}
