using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Orb.Api.Catalog;
using Orb.Api.Security;
using Orb.Grains.Interfaces.Workflow;

namespace Orb.Api.Workflow;

/// <summary>Moves a project: start, pause, resume, cancel.</summary>
internal static class ProjectCommandEndpoints
{
    public static void MapProjectCommands(this RouteGroupBuilder projects)
    {
        projects.MapCommand("start", "Begins work: a workspace is made", (project, command, cancel) => project.Start(command, cancel));
        projects.MapCommand("pause", "Stops further steps and keeps the place", (project, command, cancel) => project.Pause(command, cancel));
        projects.MapCommand("resume", "Goes on where it was paused", (project, command, cancel) => project.Resume(command, cancel));
        projects.MapCommand("cancel", "Calls the project off, for good", (project, command, cancel) => project.Cancel(command, cancel));
    }

    private static void MapCommand(
        this RouteGroupBuilder projects, string verb, string summary, Func<IWorkflowGrain, ProjectCommand, CancellationToken, Task<ProjectChange>> act) =>
        projects.MapPost($"/{{id}}/{verb}", (ProjectId id, ClaimsPrincipal caller, HttpContext http, IGrainFactory grains, CancellationToken cancellationToken) =>
                Move(id, caller, http, grains, act, cancellationToken))
            .ActsOnce()
            .RequireAuthorization(Policies.Writer)
            .WithName($"{verb}Project")
            .WithSummary(summary);

    private static async Task<Results<Accepted<ProjectResponse>, ProblemHttpResult>> Move(
        ProjectId id,
        ClaimsPrincipal caller,
        HttpContext http,
        IGrainFactory grains,
        Func<IWorkflowGrain, ProjectCommand, CancellationToken, Task<ProjectChange>> act,
        CancellationToken cancellationToken)
    {
        if (!EntityTags.TryReadExpected(http.Request, out var expected))
        {
            return Problems.Of(ProblemKinds.BadIfMatch, "Send the ETag of the project as you saw it, or leave the header out.");
        }

        switch (await act(grains.GetGrain<IWorkflowGrain>(id.Value), new ProjectCommand(caller.Id(), expected), cancellationToken))
        {
            case ProjectChange.Accepted accepted:
                http.Response.Headers.ETag = EntityTags.Of(accepted.Project.Version);
                return TypedResults.Accepted(ProjectEndpoints.PathOf(id), ProjectResponse.From(accepted.Project));
            case var refused:
                return Refusals.Of(refused);
        }
    }
}
