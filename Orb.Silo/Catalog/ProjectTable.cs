using System.Data.Common;
using Orb.Grains.Catalog;

namespace Orb.Silo.Catalog;

internal static class ProjectTable
{
    private const string Upsert = """
        INSERT INTO projects (id, status, phase, created_at, version, snapshot)
        VALUES (@Id, @Status, @Phase, @CreatedAt, @Version, @Snapshot)
        ON CONFLICT (id) DO UPDATE SET
            status = excluded.status, phase = excluded.phase, created_at = excluded.created_at,
            version = excluded.version, snapshot = excluded.snapshot
        WHERE projects.version < excluded.version
        """;

    private const string StoredVersion = "SELECT version FROM projects WHERE id = @Id";
    private const string RemoveMembers = "DELETE FROM project_members WHERE project_id = @Id";
    private const string AddMember = "INSERT INTO project_members (project_id, user_id, role) VALUES (@Id, @User, @Role)";

    /// <returns>Whether no higher version is stored.</returns>
    public static async Task<bool> Store(DbTransaction transaction, ProjectRow row, CancellationToken cancellationToken)
    {
        var project = row.Project;
        var id = project.Id.Value;
        var columns = new
        {
            Id = id,
            Status = project.Status.ToString(),
            Phase = project.Phase.ToString(),
            CreatedAt = new StoredTime(project.CreatedAt),
            project.Version,
            Snapshot = CatalogJson.Write(project, CatalogJson.Default.ProjectSnapshot),
        };
        if (await transaction.Execute(Upsert, columns, cancellationToken) == 0)
        {
            return await transaction.Scalar<long>(StoredVersion, new { Id = id }, cancellationToken) <= project.Version;
        }

        await transaction.Execute(RemoveMembers, new { Id = id }, cancellationToken);
        foreach (var member in row.Members)
        {
            await transaction.Execute(AddMember, new { Id = id, member.User, Role = member.Role.ToString() }, cancellationToken);
        }

        return true;
    }
}
