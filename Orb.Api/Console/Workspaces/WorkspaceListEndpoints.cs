using Orb.Api.Console.Layout;
using Orb.Api.Console.Words;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.Workspaces;

namespace Orb.Api.Console.Workspaces;

internal static class WorkspaceListEndpoints
{
    private const int PageSize = 25;

    public static void MapWorkspaceList(this IEndpointRouteBuilder pages) => pages.MapGet("/workspaces", List);

    private static async Task<IResult> List(string? state, string? cursor, ConsoleUser user, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var filter = Slug.Find<WorkspaceState>(state);
        var workspaces = await grains.GetGrain<IWorkspacesQueryGrain>(0)
            .List(new PageRequest(user.Viewer, PageSize, cursor), filter, projectId: null, cancellationToken);
        return Pages.Page<WorkspaceListPage>(new()
        {
            [nameof(WorkspaceListPage.User)] = user,
            [nameof(WorkspaceListPage.Workspaces)] = workspaces,
            [nameof(WorkspaceListPage.Filter)] = filter is { } known ? Slug.Of(known) : null,
            [nameof(WorkspaceListPage.Cursor)] = cursor,
        });
    }
}
