namespace Orb.Api.Security;

/// <summary>The claims that Orb reads, by the names they have in a token; the console's cookie carries the same.</summary>
public static class OrbClaims
{
    /// <summary>Who it is. Members, audit and limits know a person by this.</summary>
    public const string Subject = "sub";

    /// <summary>A platform role, see <see cref="Roles"/>.</summary>
    public const string Role = "role";
}
