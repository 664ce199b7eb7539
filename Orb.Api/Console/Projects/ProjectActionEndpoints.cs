using Orb.Grains.Interfaces.Workflow;

namespace Orb.Api.Console.Projects;

internal static class ProjectActionEndpoints
{
    public static void MapProjectActions(this IEndpointRouteBuilder pages)
    {
        Map(pages, "start", (workflow, command, cancellationToken) => workflow.Start(command, cancellationToken));
        Map(pages, "pause", (workflow, command, cancellationToken) => workflow.Pause(command, cancellationToken));
        Map(pages, "resume", (workflow, command, cancellationToken) => workflow.Resume(command, cancellationToken));
        Map(pages, "cancel", (workflow, command, cancellationToken) => workflow.Cancel(command, cancellationToken));
    }

    private static void Map(
        IEndpointRouteBuilder pages, string verb, Func<IWorkflowGrain, ProjectCommand, CancellationToken, Task<ProjectChange>> change) =>
        pages.MapPost($"/projects/{{id}}/{verb}", (string id, HttpContext context, ConsoleUser user, ProjectPages projects, IGrainFactory grains) =>
            projects.Act(context, id, user, async entry =>
                Outcome(verb, await change(grains.GetGrain<IWorkflowGrain>(entry.Project.Id.Value), new ProjectCommand(user.Name), context.RequestAborted))));

    private static ActionOutcome Outcome(string verb, ProjectChange change) => change switch
    {
        ProjectChange.Accepted => new ActionOutcome.Done(verb),
        ProjectChange.NotFound => new ActionOutcome.Missing(),
        ProjectChange.Conflicting conflicting => new ActionOutcome.Refused(conflicting.Problem.Message),
        ProjectChange.Outdated => new ActionOutcome.Refused("Somebody changed the project in the meantime. Look at it again, then decide."),
        var unknown => throw new InvalidOperationException($"Unhandled change {unknown}"),
    };
}
