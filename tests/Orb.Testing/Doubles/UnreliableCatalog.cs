using System.Collections.Concurrent;
using Orb.Grains.Catalog;
using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.Interfaces.Workflow;
using Orb.Grains.Interfaces.Workspaces;

namespace Orb.Testing.Doubles;

/// <summary>The real catalog, away for the projects that a test says, before or after it has committed.</summary>
public sealed class UnreliableCatalog(ICatalog catalog, UnreliableCatalog.Switches switches) : ICatalog
{
    public Task Record(CatalogEntry<ProjectRow> entry, CancellationToken cancellationToken) =>
        Unless(entry.ProjectId, () => catalog.Record(entry, cancellationToken), () => switches.Projects.Add(entry.Row.Project));

    public Task Record(CatalogEntry<IReadOnlyList<PullRequestSnapshot>> entry, CancellationToken cancellationToken) =>
        Unless(entry.ProjectId, () => catalog.Record(entry, cancellationToken), () => entry.Row.ToList().ForEach(switches.PullRequests.Add));

    public Task Record(CatalogEntry<WorkspaceSnapshot> entry, CancellationToken cancellationToken) =>
        Unless(entry.ProjectId, () => catalog.Record(entry, cancellationToken), () => switches.Workspaces.Add(entry.Row));

    public Task<bool> TryClaimPullRequest(
        ProjectId projectId, PullRequestId pullRequest, RepositoryName repository, long epoch, CancellationToken cancellationToken) =>
        catalog.TryClaimPullRequest(projectId, pullRequest, repository, epoch, cancellationToken);

    public Task<ProjectId?> FindPullRequestOwner(RepositoryName repository, int number, string headBranch, CancellationToken cancellationToken) =>
        catalog.FindPullRequestOwner(repository, number, headBranch, cancellationToken);

    private async Task Unless(ProjectId projectId, Func<Task> record, Action note)
    {
        if (switches.Away.ContainsKey(projectId))
        {
            throw new IOException("The catalog is away.");
        }

        await record();
        note();
        if (switches.AnswersLost.ContainsKey(projectId))
        {
            throw new IOException("The catalog committed and its answer was lost.");
        }
    }

    /// <summary>For which projects it is away, and what it has recorded: tests wait for that.</summary>
    public sealed class Switches
    {
        public ConcurrentDictionary<ProjectId, bool> Away { get; } = new();

        public ConcurrentDictionary<ProjectId, bool> AnswersLost { get; } = new();

        public Recorded<ProjectSnapshot> Projects { get; } = new(TimeProvider.System);

        public Recorded<PullRequestSnapshot> PullRequests { get; } = new(TimeProvider.System);

        public Recorded<WorkspaceSnapshot> Workspaces { get; } = new(TimeProvider.System);
    }
}
