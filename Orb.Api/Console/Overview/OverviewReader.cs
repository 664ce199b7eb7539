using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.Interfaces.Workflow;
using Orb.Grains.Interfaces.Workspaces;

namespace Orb.Api.Console.Overview;

internal sealed class OverviewReader(IGrainFactory grains)
{
    private const int MostPerList = 100;
    private const int MostRecent = 5;

    public async Task<OverviewView> Read(ConsoleUser user, CancellationToken cancellationToken)
    {
        var projects = grains.GetGrain<IProjectsQueryGrain>(0);
        var page = new PageRequest(user.Viewer, MostPerList);
        var failed = projects.List(page, ProjectStatus.Failed, cancellationToken);
        var waiting = projects.List(page, ProjectStatus.Waiting, cancellationToken);
        var recent = projects.List(page with { Limit = MostRecent }, status: null, cancellationToken);
        var counts = projects.CountByStatus(user.Viewer, cancellationToken);
        var pending = grains.GetGrain<IPullRequestsQueryGrain>(0).List(page, PullRequestStatus.Pending, cancellationToken);
        var stuck = grains.GetGrain<IWorkspacesQueryGrain>(0).List(page, WorkspaceState.Failed, projectId: null, cancellationToken);
        await Task.WhenAll(failed, waiting, recent, counts, pending, stuck);

        var isCut = (await failed).NextCursor is not null || (await waiting).NextCursor is not null
            || (await pending).NextCursor is not null || (await stuck).NextCursor is not null;
        return new OverviewView(
            Attention.Of([.. (await failed).Items, .. (await waiting).Items], (await pending).Items, (await stuck).Items),
            isCut,
            await counts,
            (await recent).Items);
    }
}
