namespace Orb.Api.Security;

/// <summary>Platform roles: the values of the claim <see cref="OrbClaims.Role"/>. Roles inside a project are its members' and in no token.</summary>
public static class Roles
{
    /// <summary>Sees and does everything.</summary>
    public const string Admin = "admin";

    /// <summary>A program that asks the limiter on behalf of others.</summary>
    public const string Service = "service";
}
