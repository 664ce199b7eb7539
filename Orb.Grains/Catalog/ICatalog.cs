using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.Interfaces.Workflow;
using Orb.Grains.Interfaces.Workspaces;

namespace Orb.Grains.Catalog;

/// <summary>
/// Where grains record what people search and what must be unique. Each write is one transaction: rows, numbered events, audit and due date together;
/// live readers are told after it is committed. Writing the same entry twice changes nothing.
/// </summary>
public interface ICatalog
{
    /// <summary>Records a project and its members.</summary>
    /// <param name="entry">The project as it is.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task Record(CatalogEntry<ProjectRow> entry, CancellationToken cancellationToken);

    /// <summary>Records all pull requests of a project.</summary>
    /// <param name="entry">The pull requests as they are.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="DuplicatePullRequestException">Another project's pull request has this repository and number already.</exception>
    Task Record(CatalogEntry<IReadOnlyList<PullRequestSnapshot>> entry, CancellationToken cancellationToken);

    /// <summary>Records a workspace.</summary>
    /// <param name="entry">The workspace as it is.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task Record(CatalogEntry<WorkspaceSnapshot> entry, CancellationToken cancellationToken);

    /// <summary>
    /// Claims the right to create a pull request at GitHub. A claim with a higher epoch takes it from whoever had it, so that of two activations of a grain one is fenced.
    /// </summary>
    /// <param name="projectId">The project.</param>
    /// <param name="pullRequest">Its pull request.</param>
    /// <param name="repository">The repository; one claim for each (project, repository).</param>
    /// <param name="epoch">Higher than every epoch this grain has stored.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False when an equal or higher epoch holds the claim.</returns>
    Task<bool> TryClaimPullRequest(
        ProjectId projectId, PullRequestId pullRequest, RepositoryName repository, long epoch, CancellationToken cancellationToken);

    /// <summary>The project whose pull request this is; null when Orb does not know it.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="number">The number at GitHub.</param>
    /// <param name="headBranch">The branch, for a pull request whose number is not recorded yet.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<ProjectId?> FindPullRequestOwner(RepositoryName repository, int number, string headBranch, CancellationToken cancellationToken);
}
