using Orb.Api.Console.Events;
using Orb.Api.Console.Layout;
using Orb.Api.Console.PullRequests;
using Orb.Api.Console.Workspaces;

namespace Orb.Api.Console.Projects;

/// <summary>The parts of a project's page, for the script that keeps an open page up to date.</summary>
internal static class ProjectFragmentEndpoints
{
    public static void MapProjectFragments(this IEndpointRouteBuilder pages) => pages.MapGet("/projects/{id}/fragments/{name}", Show);

    private static async Task<IResult> Show(
        string id, string name, HttpContext context, ConsoleUser user, ProjectPages projects, CancellationToken cancellationToken)
    {
        if (await projects.Enter(id, user, cancellationToken) is not { } entry)
        {
            return Pages.NotFound(context);
        }

        return name switch
        {
            "status" => Pages.Page<ProjectStatusPart>(new()
            {
                [nameof(ProjectStatusPart.Entry)] = entry,
            }),
            "pull-requests" => Pages.Page<PullRequestCards>(new()
            {
                [nameof(PullRequestCards.Entry)] = entry,
                [nameof(PullRequestCards.PullRequests)] = await projects.PullRequests(entry, cancellationToken),
            }),
            "workspace" => Pages.Page<WorkspaceRibbon>(new()
            {
                [nameof(WorkspaceRibbon.Entry)] = entry,
                [nameof(WorkspaceRibbon.Workspace)] = await projects.Workspace(entry, cancellationToken),
            }),
            "events" => Pages.Page<EventLog>(new()
            {
                [nameof(EventLog.Events)] = await projects.Events(entry, cancellationToken),
            }),
            _ => Pages.NotFound(context),
        };
    }
}
