using Orb.Api.Console.Layout;
using Orb.Api.Console.Words;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.PullRequests;

namespace Orb.Api.Console.PullRequests;

internal static class PullRequestListEndpoints
{
    private const int PageSize = 25;

    public static void MapPullRequestList(this IEndpointRouteBuilder pages) => pages.MapGet("/pull-requests", List);

    private static async Task<IResult> List(string? status, string? cursor, ConsoleUser user, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var filter = Slug.Find<PullRequestStatus>(status);
        var pullRequests = await grains.GetGrain<IPullRequestsQueryGrain>(0).List(new PageRequest(user.Viewer, PageSize, cursor), filter, cancellationToken);
        return Pages.Page<PullRequestListPage>(new()
        {
            [nameof(PullRequestListPage.User)] = user,
            [nameof(PullRequestListPage.PullRequests)] = pullRequests,
            [nameof(PullRequestListPage.Filter)] = filter is { } known ? Slug.Of(known) : null,
            [nameof(PullRequestListPage.Cursor)] = cursor,
        });
    }
}
