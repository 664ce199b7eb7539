using System.Data.Common;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.Interfaces.Workflow;

namespace Orb.Silo.Catalog;

internal static class PullRequestTable
{
    private const string Upsert = """
        INSERT INTO pull_requests (id, project_id, repository, number, head_branch, status, created_at, version, snapshot)
        VALUES (@Id, @ProjectId, @Repository, @Number, @HeadBranch, @Status, @CreatedAt, @Version, @Snapshot)
        ON CONFLICT (id) DO UPDATE SET
            project_id = excluded.project_id, repository = excluded.repository, number = excluded.number,
            head_branch = excluded.head_branch, status = excluded.status, created_at = excluded.created_at,
            version = excluded.version, snapshot = excluded.snapshot
        WHERE pull_requests.version < excluded.version
        """;

    private const string StoredVersion = "SELECT coalesce(max(version), 0) FROM pull_requests WHERE project_id = @ProjectId";

    private const string Claim = """
        INSERT INTO pull_request_claims (project_id, repository, pull_request_id, claim_epoch)
        VALUES (@ProjectId, @Repository, @PullRequestId, @Epoch)
        ON CONFLICT (project_id, repository) DO UPDATE SET
            pull_request_id = excluded.pull_request_id, claim_epoch = excluded.claim_epoch
        WHERE pull_request_claims.claim_epoch < excluded.claim_epoch
        """;

    private const string OwnerOfNumber = "SELECT project_id FROM pull_requests WHERE repository = @Repository AND number = @Number";

    // One that was called off never reached GitHub, so what is there under its branch is not its own.
    private const string OwnerOfBranch = """
        SELECT project_id FROM pull_requests
        WHERE repository = @Repository AND number IS NULL AND head_branch = @HeadBranch AND status NOT IN ('Cancelled', 'NothingToDo')
        ORDER BY created_at, id LIMIT 1
        """;

    /// <returns>Whether no higher version of the project's pull requests is stored.</returns>
    public static async Task<bool> Store(
        DbTransaction transaction,
        ProjectId projectId,
        IReadOnlyList<PullRequestSnapshot> pullRequests,
        Action<PullRequestSnapshot> storing,
        CancellationToken cancellationToken)
    {
        var stored = await transaction.Scalar<long>(StoredVersion, new { ProjectId = projectId.Value }, cancellationToken);
        foreach (var pullRequest in pullRequests)
        {
            storing(pullRequest);
            await transaction.Execute(Upsert, Columns(pullRequest), cancellationToken);
        }

        return stored <= pullRequests.Select(pullRequest => pullRequest.Version).DefaultIfEmpty().Max();
    }

    public static async Task<bool> TryClaim(
        DbTransaction transaction,
        ProjectId projectId,
        PullRequestId pullRequest,
        RepositoryName repository,
        long epoch,
        CancellationToken cancellationToken)
    {
        var claim = new { ProjectId = projectId.Value, Repository = repository.ToString(), PullRequestId = pullRequest.Value, Epoch = epoch };
        return await transaction.Execute(Claim, claim, cancellationToken) == 1;
    }

    public static async Task<ProjectId?> FindOwner(
        DbDataSource dataSource, RepositoryName repository, int number, CancellationToken cancellationToken) =>
        ToId(await dataSource.First<string>(OwnerOfNumber, new { Repository = repository.ToString(), Number = (long)number }, cancellationToken));

    public static async Task<ProjectId?> FindExpecting(
        DbDataSource dataSource, RepositoryName repository, string headBranch, CancellationToken cancellationToken) =>
        ToId(await dataSource.First<string>(OwnerOfBranch, new { Repository = repository.ToString(), HeadBranch = headBranch }, cancellationToken));

    private static object Columns(PullRequestSnapshot pullRequest) => new
    {
        Id = pullRequest.Id.Value,
        ProjectId = pullRequest.ProjectId.Value,
        Repository = pullRequest.Repository.ToString(),
        Number = (long?)pullRequest.Number,
        HeadBranch = pullRequest.Branch,
        Status = pullRequest.Status.ToString(),
        CreatedAt = new StoredTime(pullRequest.CreatedAt),
        pullRequest.Version,
        Snapshot = CatalogJson.Write(pullRequest, CatalogJson.Default.PullRequestSnapshot),
    };

    private static ProjectId? ToId(string? text) => text is null ? null : EntityId.Parse<ProjectId>(text);
}
