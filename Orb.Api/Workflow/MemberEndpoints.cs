using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Orb.Api.Catalog;
using Orb.Api.Security;
using Orb.Grains.Interfaces.Workflow;

namespace Orb.Api.Workflow;

/// <summary>Who takes part in a project.</summary>
internal static class MemberEndpoints
{
    public static void MapMembers(this RouteGroupBuilder projects)
    {
        var members = projects.MapGroup("/{id}/members");
        members.MapGet("", List).RequireAuthorization(Policies.Reader)
            .WithName("listMembers").WithSummary("The members, owners first");
        members.MapPut("/{user}", Set).RequireAuthorization(Policies.Owner)
            .WithName("setMember").WithSummary("Adds a member or changes a role");
        members.MapDelete("/{user}", Remove).RequireAuthorization(Policies.Owner)
            .WithName("removeMember").WithSummary("Takes a member away");
    }

    private static async Task<Ok<ListResponse<MemberResponse>>> List(ProjectId id, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var members = await grains.GetGrain<IWorkflowGrain>(id.Value).Members(cancellationToken);
        return TypedResults.Ok(new ListResponse<MemberResponse>([.. members.Select(member => new MemberResponse(member.User, member.Role))], null));
    }

    private static async Task<Results<Ok<MemberResponse>, ProblemHttpResult>> Set(
        ProjectId id, string user, SetMemberRequest request, ClaimsPrincipal caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var member = new MemberName(user);
        if (!member.IsUsable)
        {
            return BadName();
        }

        var change = await grains.GetGrain<IWorkflowGrain>(id.Value)
            .SetMember(member.User, request.Role!.Value, new ProjectCommand(caller.Id()), cancellationToken);
        return change is ProjectChange.Accepted ? TypedResults.Ok(new MemberResponse(member.User, request.Role.Value)) : Refusals.Of(change);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Remove(
        ProjectId id, string user, ClaimsPrincipal caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var member = new MemberName(user);
        if (!member.IsUsable)
        {
            return BadName();
        }

        var change = await grains.GetGrain<IWorkflowGrain>(id.Value).RemoveMember(member.User, new ProjectCommand(caller.Id()), cancellationToken);
        return change is ProjectChange.Accepted ? TypedResults.NoContent() : Refusals.Of(change);
    }

    private static ProblemHttpResult BadName() =>
        Problems.Of(ProblemKinds.InvalidRequest, "Not a user.", "user", "Must have 1 to 200 characters, none of them control characters.");
}
