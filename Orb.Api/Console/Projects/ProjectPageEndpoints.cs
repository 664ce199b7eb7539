using Microsoft.AspNetCore.Http.HttpResults;
using Orb.Api.Console.Layout;
using Orb.Api.Console.PullRequests;

namespace Orb.Api.Console.Projects;

internal static class ProjectPageEndpoints
{
    public static void MapProjectPage(this IEndpointRouteBuilder pages) => pages.MapGet("/projects/{id}", Show);

    /// <summary>Does what a button asks for if the person may, and answers with the page.</summary>
    public static async Task<IResult> Act(
        this ProjectPages pages, HttpContext context, string id, ConsoleUser user, Func<ProjectEntry, Task<ActionOutcome>> action)
    {
        var cancellationToken = context.RequestAborted;
        if (await pages.Enter(id, user, cancellationToken) is not { } entry)
        {
            return Pages.NotFound(context);
        }

        if (!entry.MayAct)
        {
            return Pages.MayOnlyLook(context);
        }

        return await action(entry) switch
        {
            ActionOutcome.Done done => TypedResults.LocalRedirect($"/projects/{id}?did={done.Did}"),
            ActionOutcome.Refused refused => await Again(new Notice(refused.Why, IsRefusal: true), form: null, StatusCodes.Status409Conflict),
            ActionOutcome.Mistyped mistyped => await Again(notice: null, mistyped.Form, StatusCodes.Status400BadRequest),
            ActionOutcome.Missing => Pages.NotFound(context),
            var unknown => throw new InvalidOperationException($"Unhandled outcome {unknown}"),
        };

        async Task<IResult> Again(Notice? notice, PullRequestForm? form, int status) =>
            await pages.Enter(id, user, cancellationToken) is { } now
                ? Page(user, await pages.Read(now, cancellationToken), notice, form, status)
                : Pages.NotFound(context);
    }

    private static async Task<IResult> Show(
        string id, string? did, HttpContext context, ConsoleUser user, ProjectPages pages, CancellationToken cancellationToken) =>
        await pages.Enter(id, user, cancellationToken) is { } entry
            ? Page(user, await pages.Read(entry, cancellationToken), DoneNotices.Of(did), form: null, StatusCodes.Status200OK)
            : Pages.NotFound(context);

    private static RazorComponentResult<ProjectPage> Page(ConsoleUser user, ProjectView view, Notice? notice, PullRequestForm? form, int status) =>
        Pages.Page<ProjectPage>(
            new()
            {
                [nameof(ProjectPage.User)] = user,
                [nameof(ProjectPage.View)] = view,
                [nameof(ProjectPage.Notice)] = notice,
                [nameof(ProjectPage.Form)] = form,
            },
            status);
}
