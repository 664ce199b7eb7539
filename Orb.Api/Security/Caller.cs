using System.Security.Claims;
using Orb.Grains.Interfaces.Catalog;

namespace Orb.Api.Security;

/// <summary>Reads who calls from the claims.</summary>
internal static class Caller
{
    public static string Id(this ClaimsPrincipal caller) =>
        caller.FindFirstValue(OrbClaims.Subject) ?? throw new InvalidOperationException("An authenticated caller has no subject.");

    public static bool IsAdmin(this ClaimsPrincipal caller) => caller.HasClaim(OrbClaims.Role, Roles.Admin);

    public static Viewer AsViewer(this ClaimsPrincipal caller) => new(caller.Id(), caller.IsAdmin());
}
