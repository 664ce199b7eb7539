using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Orb.Api.Catalog;
using Orb.Api.Hosting;
using Orb.Api.Security;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.Workflow;

namespace Orb.Api.Workflow;

/// <summary>Projects: make one, look at it.</summary>
internal static class ProjectEndpoints
{
    public static RouteGroupBuilder MapProjects(this RouteGroupBuilder api)
    {
        var projects = api.MapGroup("/projects").WithTags("Projects");
        projects.MapPost("", Create).ActsOnce()
            .WithName("createProject").WithSummary("Makes a project; its maker becomes the owner");
        projects.MapGet("", List)
            .WithName("listProjects").WithSummary("The projects that you are a member of, newest first");
        projects.MapGet("/{id}", Get).RequireAuthorization(Policies.Reader)
            .WithName("getProject").WithSummary("One project, with a strong ETag");
        projects.MapProjectCommands();
        projects.MapMembers();
        projects.MapEvents();
        return api;
    }

    public static string PathOf(ProjectId id) => $"{ApiRoutes.Projects}/{id}";

    private static async Task<Results<Created<ProjectResponse>, ProblemHttpResult>> Create(
        CreateProjectRequest request, ClaimsPrincipal caller, HttpContext http, IGrainFactory grains, TimeProvider clock, CancellationToken cancellationToken)
    {
        // Under an idempotency key a run that died half-way is made again, and must meet the project it made.
        var id = http.Features.Get<Operation>() is { } operation
            ? ProjectId.FromValidated($"{ProjectId.Prefix}-{operation.Id:N}")
            : EntityId.New<ProjectId>(clock.GetUtcNow());
        switch (await grains.GetGrain<IWorkflowGrain>(id.Value).Create(request.By(caller.Id()), cancellationToken))
        {
            case ProjectCreation.Created created:
                http.Response.Headers.ETag = EntityTags.Of(created.Project.Version);
                return TypedResults.Created(PathOf(id), ProjectResponse.From(created.Project));
            case ProjectCreation.Invalid invalid:
                return Problems.Refused(invalid.Problems);
            case var unknown:
                throw new InvalidOperationException($"Unhandled creation {unknown}");
        }
    }

    private static async Task<Ok<ListResponse<ProjectResponse>>> List(
        [AsParameters] ListQuery query,
        [FromQuery(Name = "status")] Named<ProjectStatus>? status,
        ClaimsPrincipal caller,
        HttpContext http,
        IGrainFactory grains,
        CancellationToken cancellationToken)
    {
        var page = await grains.GetGrain<IProjectsQueryGrain>(0).List(query.For(caller), status?.Value, cancellationToken);
        return TypedResults.Ok(ListResponse.From(http, page, ProjectResponse.From));
    }

    private static async Task<Results<Ok<ProjectResponse>, StatusCodeHttpResult, ProblemHttpResult>> Get(
        ProjectId id, HttpContext http, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (await grains.GetGrain<IWorkflowGrain>(id.Value).Get(cancellationToken) is not { } project)
        {
            return Problems.Of(ProblemKinds.ProjectNotFound);
        }

        http.Response.Headers.ETag = EntityTags.Of(project.Version);
        http.Response.Headers.CacheControl = "private, no-cache";
        return EntityTags.AlreadyHas(http.Request, project.Version)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Ok(ProjectResponse.From(project));
    }
}
