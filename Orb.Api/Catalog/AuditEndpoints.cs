using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Orb.Api.Security;
using Orb.Grains.Interfaces.Catalog;

namespace Orb.Api.Catalog;

/// <summary>Who did what, for administrators.</summary>
internal static class AuditEndpoints
{
    public static RouteGroupBuilder MapAudit(this RouteGroupBuilder api)
    {
        api.MapGet("/admin/audit", List)
            .RequireAuthorization(Policies.Admin)
            .WithTags("Audit")
            .WithName("listAudit")
            .WithSummary("Who did what, newest first");
        return api;
    }

    private static async Task<Ok<ListResponse<AuditEntryResponse>>> List(
        [AsParameters] ListQuery query, ClaimsPrincipal caller, HttpContext http, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var page = await grains.GetGrain<IAuditGrain>(0).List(query.For(caller), cancellationToken);
        return TypedResults.Ok(ListResponse.From(http, page, AuditEntryResponse.From));
    }
}
