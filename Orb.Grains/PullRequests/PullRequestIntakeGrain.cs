using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.Interfaces.Workflow;

namespace Orb.Grains.PullRequests;

[StatelessWorker, GrainType("pull-request-intake")]
internal sealed class PullRequestIntakeGrain(IGitHub github, IRepositoryAddresses addresses, TimeProvider clock) : Grain, IPullRequestIntakeGrain
{
    private static readonly TimeSpan BranchQuestion = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public async Task<PullRequestAnswer> Request(PullRequestRequest request, CancellationToken cancellationToken)
    {
        if (await GrainFactory.GetGrain<IWorkflowGrain>(request.ProjectId.Value).Get(cancellationToken) is not { } project)
        {
            return new PullRequestAnswer.NotFound();
        }

        if (project.Status is ProjectStatus.Completed or ProjectStatus.Cancelled)
        {
            return new PullRequestAnswer.Conflicting(new Problem("projectOver", "The project is over."));
        }

        var problem = Check(request, project, out var repository)
            ?? (await IsMissing(repository!.Name, request.FeatureBranch, cancellationToken)
                ? new Problem("branchMissing", $"{repository.Name} has no branch {request.FeatureBranch}; push it first.", "featureBranch")
                : null);
        return problem is not null
            ? new PullRequestAnswer.Invalid([problem])
            : await GrainFactory.GetGrain<IPullRequestsGrain>(request.ProjectId.Value).Request(Intend(request, project, repository!), cancellationToken);
    }

    private Problem? Check(PullRequestRequest request, ProjectSnapshot project, out ProjectRepository? repository)
    {
        repository = null;
        if (addresses.Read(request.RepositoryUrl, "repositoryUrl", out var name) is { } malformed)
        {
            return malformed;
        }

        repository = project.Repositories.FirstOrDefault(candidate => candidate.Name == name);
        return repository is null ? new Problem("repositoryNotInProject", $"The project does not work on {name}.", "repositoryUrl")
            : !BranchName.IsValid(request.FeatureBranch) ? new Problem("branchMalformed", "Git does not take this name for a branch.", "featureBranch")
            : request.FeatureBranch == repository.BaseBranch ? new Problem("branchIsBase", "The branch is the one it would be merged into.", "featureBranch")
            : null;
    }

    /// <summary>Only a clear no counts. A GitHub that does not answer in time must not keep the wish from being stored.</summary>
    private async Task<bool> IsMissing(RepositoryName repository, string branch, CancellationToken cancellationToken)
    {
        using var question = new CancellationTokenSource(BranchQuestion, clock);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(question.Token, cancellationToken);
        try
        {
            return await github.GetBranch(repository, branch, linked.Token) is GitHubAnswer<BranchTip>.Failed { Failure.Kind: GitHubFailureKind.NotFound };
        }
        catch (OperationCanceledException) when (question.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private static PullRequestIntent Intend(PullRequestRequest request, ProjectSnapshot project, ProjectRepository repository) => new(
        repository.Name,
        repository.Url,
        request.FeatureBranch,
        repository.BaseBranch,
        string.IsNullOrWhiteSpace(request.Title) ? project.Name : request.Title.Trim(),
        request.ImplementationSummary,
        request.Labels,
        request.RequestedBy);
}
