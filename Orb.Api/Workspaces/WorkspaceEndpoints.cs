using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Orb.Api.Catalog;
using Orb.Api.Hosting;
using Orb.Api.Security;
using Orb.Grains.Interfaces.Workflow;
using Orb.Grains.Interfaces.Workspaces;

namespace Orb.Api.Workspaces;

/// <summary>Workspaces: what is on the disks, when it goes, and who keeps it.</summary>
internal static class WorkspaceEndpoints
{
    public static RouteGroupBuilder MapWorkspaces(this RouteGroupBuilder api)
    {
        var workspaces = api.MapGroup("/workspaces").WithTags("Workspaces");
        workspaces.MapGet("", List)
            .WithName("listWorkspaces").WithSummary("The workspaces of the projects that you are a member of, newest first");
        workspaces.MapGet("/{id}", Get).RequireAuthorization(Policies.Reader)
            .WithName("getWorkspace").WithSummary("One workspace; looking does not count as use");
        workspaces.MapPost("/{id}/cleanup", Clean).ActsOnce().RequireAuthorization(Policies.Writer)
            .WithName("cleanupWorkspace").WithSummary("Books removal, in 24 hours unless said otherwise");
        workspaces.MapDelete("/{id}/cleanup", CancelCleanup).RequireAuthorization(Policies.Writer)
            .WithName("cancelCleanup").WithSummary("Calls a booked removal off");
        workspaces.MapPost("/{id}/keep", Keep).ActsOnce().RequireAuthorization(Policies.Writer)
            .WithName("keepWorkspace").WithSummary("Pins the workspace for some hours");
        return api;
    }

    private static async Task<Ok<ListResponse<WorkspaceResponse>>> List(
        [AsParameters] ListQuery query,
        [FromQuery(Name = "state")] Named<WorkspaceState>? state,
        [FromQuery(Name = "projectId")] ProjectId? projectId,
        ClaimsPrincipal caller,
        HttpContext http,
        IGrainFactory grains,
        CancellationToken cancellationToken)
    {
        var page = await grains.GetGrain<IWorkspacesQueryGrain>(0).List(query.For(caller), state?.Value, projectId, cancellationToken);
        return TypedResults.Ok(ListResponse.From(http, page, WorkspaceResponse.From));
    }

    private static async Task<Results<Ok<WorkspaceResponse>, ProblemHttpResult>> Get(
        WorkspaceId id, IGrainFactory grains, CancellationToken cancellationToken) =>
        await grains.GetGrain<IWorkspaceGrain>(id.Value).Get(cancellationToken) is { } workspace
            ? TypedResults.Ok(WorkspaceResponse.From(workspace))
            : Problems.Of(ProblemKinds.WorkspaceNotFound);

    private static async Task<Results<Accepted<WorkspaceResponse>, ProblemHttpResult>> Clean(
        WorkspaceId id, CleanupWorkspaceRequest? request, ClaimsPrincipal caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var delay = TimeSpan.FromHours(request?.DelayHours ?? CleanupWorkspaceRequest.DefaultDelayHours);
        var wish = new CleanupRequest(delay, CleanupReason.Manual, caller.Id());
        return await grains.GetGrain<IWorkspaceGrain>(id.Value).ScheduleCleanup(wish, cancellationToken) switch
        {
            CleanupBooking.Booked booked => Accepted(booked.Workspace),
            CleanupBooking.AlreadyRemoved removed => Accepted(removed.Workspace),
            CleanupBooking.InUse use => Problems.Of(ProblemKinds.WorkspaceInUse, $"It is in use until {use.Until:O}, or longer."),
            CleanupBooking.Pinned pin => Problems.Of(ProblemKinds.WorkspacePinned, $"It is kept until {pin.Until:O}. Keep it for 0 hours to let it go."),
            CleanupBooking.NotFound => Problems.Of(ProblemKinds.WorkspaceNotFound),
            var unknown => throw new InvalidOperationException($"Unhandled booking {unknown}"),
        };

        static Accepted<WorkspaceResponse> Accepted(WorkspaceSnapshot workspace) =>
            TypedResults.Accepted($"{ApiRoutes.Workspaces}/{workspace.Id}", WorkspaceResponse.From(workspace));
    }

    private static async Task<Results<Ok<WorkspaceResponse>, ProblemHttpResult>> CancelCleanup(
        WorkspaceId id, ClaimsPrincipal caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Changed(await grains.GetGrain<IWorkspaceGrain>(id.Value).CancelCleanup(caller.Id(), cancellationToken));

    private static async Task<Results<Ok<WorkspaceResponse>, ProblemHttpResult>> Keep(
        WorkspaceId id, KeepWorkspaceRequest request, ClaimsPrincipal caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Changed(await grains.GetGrain<IWorkspaceGrain>(id.Value).Keep(TimeSpan.FromHours(request.Hours!.Value), caller.Id(), cancellationToken));

    private static Results<Ok<WorkspaceResponse>, ProblemHttpResult> Changed(WorkspaceChange change) => change switch
    {
        WorkspaceChange.Accepted accepted => TypedResults.Ok(WorkspaceResponse.From(accepted.Workspace)),
        WorkspaceChange.Conflicting conflict => Problems.Conflict(conflict.Problem),
        WorkspaceChange.NotFound => Problems.Of(ProblemKinds.WorkspaceNotFound),
        var unknown => throw new InvalidOperationException($"Unhandled change {unknown}"),
    };
}
