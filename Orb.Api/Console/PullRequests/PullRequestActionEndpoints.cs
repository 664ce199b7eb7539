using Orb.Api.Console.Layout;
using Orb.Api.Console.Projects;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.PullRequests;

namespace Orb.Api.Console.PullRequests;

internal static class PullRequestActionEndpoints
{
    public static void MapPullRequestActions(this IEndpointRouteBuilder pages)
    {
        pages.MapPost("/projects/{id}/pull-requests", Request);
        pages.MapPost("/projects/{id}/pull-requests/{pullRequestId}/sync", Sync);
        pages.MapPost("/projects/{id}/pull-requests/{pullRequestId}/retry", Retry);
    }

    private static async Task<IResult> Request(string id, HttpContext context, ConsoleUser user, ProjectPages projects, IGrainFactory grains)
    {
        var form = PullRequestForm.Read(await context.Request.ReadFormAsync(context.RequestAborted));
        return await projects.Act(context, id, user, async entry =>
            Outcome("request", await grains.GetGrain<IPullRequestIntakeGrain>(0).Request(form.ToRequest(entry.Project.Id, user), context.RequestAborted), form));
    }

    private static async Task<IResult> Sync(string id, string pullRequestId, HttpContext context, ConsoleUser user, ProjectPages projects, IGrainFactory grains) =>
        EntityId.TryParse<PullRequestId>(pullRequestId, out var known)
            ? await projects.Act(context, id, user, async entry =>
                Outcome("sync", await grains.GetGrain<IPullRequestsGrain>(entry.Project.Id.Value).Sync(known, user.Name, context.RequestAborted)))
            : Pages.NotFound(context);

    private static async Task<IResult> Retry(string id, string pullRequestId, HttpContext context, ConsoleUser user, ProjectPages projects, IGrainFactory grains) =>
        EntityId.TryParse<PullRequestId>(pullRequestId, out var known)
            ? await projects.Act(context, id, user, async entry =>
                Outcome("retry", await grains.GetGrain<IPullRequestsGrain>(entry.Project.Id.Value).Retry(known, user.Name, context.RequestAborted)))
            : Pages.NotFound(context);

    private static ActionOutcome Outcome(string did, PullRequestAnswer answer, PullRequestForm? form = null) => answer switch
    {
        PullRequestAnswer.Accepted => new ActionOutcome.Done(did),
        PullRequestAnswer.NotFound => new ActionOutcome.Missing(),
        PullRequestAnswer.Conflicting conflicting => new ActionOutcome.Refused(conflicting.Problem.Message),
        PullRequestAnswer.Invalid invalid when form is not null => new ActionOutcome.Mistyped(form with { Errors = new FieldErrors(invalid.Problems) }),
        PullRequestAnswer.Invalid invalid => new ActionOutcome.Refused(string.Join(' ', invalid.Problems.Select(problem => problem.Message))),
        var unknown => throw new InvalidOperationException($"Unhandled answer {unknown}"),
    };
}
