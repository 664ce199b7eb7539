using Microsoft.AspNetCore.Authorization;
using Orb.Api.Catalog;
using Orb.Api.Hosting;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.Workflow;
using Orb.Grains.Interfaces.Workspaces;

namespace Orb.Api.Security;

/// <summary>Asks the project what the caller may do there, before the body of the request is read.</summary>
internal sealed class ProjectRoleHandler(IGrainFactory grains) : AuthorizationHandler<ProjectRoleRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, ProjectRoleRequirement requirement)
    {
        if (context.User.Identity is not { IsAuthenticated: true } || context.Resource is not HttpContext http)
        {
            return;
        }

        var ofWorkspace = http.Request.Path.StartsWithSegments(ApiRoutes.Workspaces, StringComparison.OrdinalIgnoreCase);
        var missing = ofWorkspace ? ProblemKinds.WorkspaceNotFound : ProblemKinds.ProjectNotFound;
        var id = http.GetRouteValue("id") as string;
        var project = ofWorkspace ? await ProjectOfWorkspace(id, http.RequestAborted) : ProjectNamed(id);
        var role = project is not { } projectId ? null
            : context.User.IsAdmin() ? ProjectRole.Owner
            : await grains.GetGrain<IWorkflowGrain>(projectId.Value).RoleOf(context.User.Id(), http.RequestAborted);

        if (role is null)
        {
            context.Fail(new ForeignResource(this, missing));
        }
        else if (role >= requirement.Least)
        {
            context.Succeed(requirement);
        }
    }

    private static ProjectId? ProjectNamed(string? id) => EntityId.TryParse<ProjectId>(id, out var projectId) ? projectId : null;

    private async Task<ProjectId?> ProjectOfWorkspace(string? id, CancellationToken cancellationToken) =>
        EntityId.TryParse<WorkspaceId>(id, out var workspaceId)
            ? (await grains.GetGrain<IWorkspaceGrain>(workspaceId.Value).Get(cancellationToken))?.ProjectId
            : null;
}
