using Orb.Api.Console.Layout;

namespace Orb.Api.Console.Overview;

internal static class OverviewEndpoints
{
    public static void MapOverview(this IEndpointRouteBuilder pages) => pages.MapGet("/", Show);

    private static async Task<IResult> Show(ConsoleUser user, OverviewReader overview, CancellationToken cancellationToken) =>
        Pages.Page<OverviewPage>(new()
        {
            [nameof(OverviewPage.User)] = user,
            [nameof(OverviewPage.View)] = await overview.Read(user, cancellationToken),
        });
}
