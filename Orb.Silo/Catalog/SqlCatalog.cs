using System.Data.Common;
using Orb.Grains.Catalog;
using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.Interfaces.Workflow;
using Orb.Grains.Interfaces.Workspaces;

namespace Orb.Silo.Catalog;

/// <summary>The catalog in SQL that PostgreSQL and SQLite share.</summary>
internal sealed class SqlCatalog(DbDataSource dataSource, Dialect dialect, Transactions transactions, IEventSignals signals) : ICatalog
{
    public Task Record(CatalogEntry<ProjectRow> entry, CancellationToken cancellationToken) =>
        Record(
            entry,
            new DueRow(DueKind.Workflow, entry.ProjectId.Value, entry.Due),
            transaction => ProjectTable.Store(transaction, entry.Row, cancellationToken),
            cancellationToken);

    public Task Record(CatalogEntry<WorkspaceSnapshot> entry, CancellationToken cancellationToken) =>
        Record(
            entry,
            new DueRow(DueKind.Workspace, entry.Row.Id.Value, entry.Due),
            transaction => WorkspaceTable.Store(transaction, entry.Row, cancellationToken),
            cancellationToken);

    public async Task Record(CatalogEntry<IReadOnlyList<PullRequestSnapshot>> entry, CancellationToken cancellationToken)
    {
        PullRequestSnapshot? storing = null;
        try
        {
            await Record(
                entry,
                new DueRow(DueKind.PullRequests, entry.ProjectId.Value, entry.Due),
                transaction => PullRequestTable.Store(
                    transaction, entry.ProjectId, entry.Row, pullRequest => storing = pullRequest, cancellationToken),
                cancellationToken);
        }
        catch (DbException exception) when (storing is { Number: { } number } && dialect.IsDuplicatePullRequest(exception))
        {
            var owner = await PullRequestTable.FindOwner(dataSource, storing.Repository, number, cancellationToken);
            throw new DuplicatePullRequestException(storing.Repository, number, owner);
        }
    }

    public Task<bool> TryClaimPullRequest(
        ProjectId projectId, PullRequestId pullRequest, RepositoryName repository, long epoch, CancellationToken cancellationToken) =>
        transactions.Run(
            transaction => PullRequestTable.TryClaim(transaction, projectId, pullRequest, repository, epoch, cancellationToken),
            cancellationToken);

    public async Task<ProjectId?> FindPullRequestOwner(
        RepositoryName repository, int number, string headBranch, CancellationToken cancellationToken) =>
        await PullRequestTable.FindOwner(dataSource, repository, number, cancellationToken)
        ?? await PullRequestTable.FindExpecting(dataSource, repository, headBranch, cancellationToken);

    /// <param name="entry">What to record.</param>
    /// <param name="due">When to wake the grain.</param>
    /// <param name="store">Stores the rows and says whether the entry is the newest of its grain.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    private async Task Record<TRow>(
        CatalogEntry<TRow> entry, DueRow due, Func<DbTransaction, Task<bool>> store, CancellationToken cancellationToken)
    {
        var newest = await transactions.Run(
            async transaction =>
            {
                var log = await ProjectLog.Lock(transaction, entry.ProjectId, cancellationToken);
                var isNewest = await store(transaction);
                var number = await log.Append(entry.Events, cancellationToken);
                if (isNewest)
                {
                    await due.Store(transaction, cancellationToken);
                }

                return number;
            },
            cancellationToken);
        if (newest is { } announced)
        {
            await signals.Announce(entry.ProjectId, announced, cancellationToken);
        }
    }
}
