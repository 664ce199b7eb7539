using Orb.Api.Console.Projects;
using Orb.Grains.Interfaces.Workspaces;

namespace Orb.Api.Console.Workspaces;

internal static class WorkspaceActionEndpoints
{
    private static readonly TimeSpan KeepFor = TimeSpan.FromHours(24);

    public static void MapWorkspaceActions(this IEndpointRouteBuilder pages)
    {
        pages.MapPost("/projects/{id}/workspace/keep", (string id, HttpContext context, ConsoleUser user, ProjectPages projects, IGrainFactory grains) =>
            Keep("keep", KeepFor, id, context, user, projects, grains));
        pages.MapPost("/projects/{id}/workspace/unkeep", (string id, HttpContext context, ConsoleUser user, ProjectPages projects, IGrainFactory grains) =>
            Keep("unkeep", TimeSpan.Zero, id, context, user, projects, grains));
        pages.MapPost("/projects/{id}/workspace/clean", Clean);
    }

    private static Task<IResult> Keep(
        string did, TimeSpan duration, string id, HttpContext context, ConsoleUser user, ProjectPages projects, IGrainFactory grains) =>
        projects.Act(context, id, user, async entry =>
            entry.Project.WorkspaceId is not { } workspaceId
                ? new ActionOutcome.Missing()
                : await grains.GetGrain<IWorkspaceGrain>(workspaceId.Value).Keep(duration, user.Name, context.RequestAborted) switch
                {
                    WorkspaceChange.Accepted => new ActionOutcome.Done(did),
                    WorkspaceChange.Conflicting conflicting => new ActionOutcome.Refused(conflicting.Problem.Message),
                    WorkspaceChange.NotFound => new ActionOutcome.Missing(),
                    var unknown => throw new InvalidOperationException($"Unhandled change {unknown}"),
                });

    private static Task<IResult> Clean(string id, HttpContext context, ConsoleUser user, ProjectPages projects, IGrainFactory grains) =>
        projects.Act(context, id, user, async entry =>
            entry.Project.WorkspaceId is not { } workspaceId
                ? new ActionOutcome.Missing()
                : await grains.GetGrain<IWorkspaceGrain>(workspaceId.Value).ScheduleCleanup(
                    new CleanupRequest(TimeSpan.Zero, CleanupReason.Manual, user.Name), context.RequestAborted) switch
                {
                    CleanupBooking.Booked => new ActionOutcome.Done("clean"),
                    CleanupBooking.InUse inUse => new ActionOutcome.Refused(WorkspaceRefusals.InUse(inUse.Until)),
                    CleanupBooking.Pinned pinned => new ActionOutcome.Refused(WorkspaceRefusals.Pinned(pinned.Until)),
                    CleanupBooking.AlreadyRemoved removed => new ActionOutcome.Refused(WorkspaceRefusals.AlreadyRemoved(removed.Workspace)),
                    CleanupBooking.NotFound => new ActionOutcome.Missing(),
                    var unknown => throw new InvalidOperationException($"Unhandled booking {unknown}"),
                });
}
