using Microsoft.AspNetCore.Http.HttpResults;
using Orb.Api.Console.Layout;
using Orb.Api.Console.Words;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.Workflow;

namespace Orb.Api.Console.Projects;

internal static class ProjectListEndpoints
{
    private const int PageSize = 25;

    public static void MapProjectList(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/projects", List);
        pages.MapGet("/projects/new", New);
        pages.MapPost("/projects", Create);
    }

    private static async Task<IResult> List(string? status, string? cursor, ConsoleUser user, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var filter = Slug.Find<ProjectStatus>(status);
        var projects = await grains.GetGrain<IProjectsQueryGrain>(0).List(new PageRequest(user.Viewer, PageSize, cursor), filter, cancellationToken);
        return Pages.Page<ProjectListPage>(new()
        {
            [nameof(ProjectListPage.User)] = user,
            [nameof(ProjectListPage.Projects)] = projects,
            [nameof(ProjectListPage.Filter)] = filter is { } known ? Slug.Of(known) : null,
            [nameof(ProjectListPage.Cursor)] = cursor,
        });
    }

    private static RazorComponentResult<NewProjectPage> New(ConsoleUser user, ProjectTickets tickets) =>
        Page(user, new ProjectForm { Ticket = tickets.Issue(user) }, StatusCodes.Status200OK);

    private static async Task<IResult> Create(
        HttpContext context, ConsoleUser user, ProjectTickets tickets, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var form = ProjectForm.Read(await context.Request.ReadFormAsync(cancellationToken));
        if (form.WantsMoreRows)
        {
            return Page(user, form.WithAnotherRow(), StatusCodes.Status200OK);
        }

        if (tickets.Read(user, form.Ticket) is not { } projectId)
        {
            return Page(
                user,
                form with { Ticket = tickets.Issue(user), Errors = new FieldErrors([new Problem("formOutdated", "This form was out of date. Look through it and send it again.")]) },
                StatusCodes.Status400BadRequest);
        }

        return await grains.GetGrain<IWorkflowGrain>(projectId.Value).Create(form.ToRequest(user), cancellationToken) switch
        {
            ProjectCreation.Created created => TypedResults.LocalRedirect($"/projects/{created.Project.Id}?did=create"),
            ProjectCreation.Invalid invalid => Page(user, form.WithoutEmptyRows() with { Errors = new FieldErrors(invalid.Problems) }, StatusCodes.Status400BadRequest),
            var unknown => throw new InvalidOperationException($"Unhandled creation {unknown}"),
        };
    }

    private static RazorComponentResult<NewProjectPage> Page(ConsoleUser user, ProjectForm form, int status) =>
        Pages.Page<NewProjectPage>(new() { [nameof(NewProjectPage.User)] = user, [nameof(NewProjectPage.Form)] = form }, status);
}
