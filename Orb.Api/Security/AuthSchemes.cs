namespace Orb.Api.Security;

/// <summary>Names of the ways to tell who calls.</summary>
public static class AuthSchemes
{
    /// <summary>A JWT in the <c>Authorization</c> header.</summary>
    public const string Bearer = "Bearer";

    /// <summary>The console's session: the cookie <c>orb.session</c>.</summary>
    public const string ConsoleCookie = "ConsoleCookie";

    /// <summary>The default: <see cref="Bearer"/> when the header is there, else <see cref="ConsoleCookie"/>.</summary>
    public const string BearerOrCookie = "BearerOrCookie";
}
