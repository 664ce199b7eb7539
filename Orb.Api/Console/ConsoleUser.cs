using System.Security.Claims;
using Orb.Api.Security;
using Orb.Grains.Interfaces.Catalog;

namespace Orb.Api.Console;

/// <summary>The person who looks at a page.</summary>
/// <param name="Name">The subject of the session.</param>
/// <param name="IsAdmin">Sees everything.</param>
public sealed record ConsoleUser(string Name, bool IsAdmin)
{
    /// <summary>The same, as the lists want it.</summary>
    public Viewer Viewer => new(Name, IsAdmin);

    /// <summary>The person behind a session; null when nobody is signed in.</summary>
    public static ConsoleUser? From(ClaimsPrincipal? principal) =>
        principal?.FindFirstValue(OrbClaims.Subject) is { Length: > 0 } name
            ? new ConsoleUser(name, principal.HasClaim(OrbClaims.Role, Roles.Admin))
            : null;

    /// <summary>Lets a page handler ask for the person; pages that need one are behind the console's policy.</summary>
    public static ValueTask<ConsoleUser?> BindAsync(HttpContext context) => ValueTask.FromResult(From(context.User));

    /// <summary>What the session's cookie carries.</summary>
    public ClaimsPrincipal ToPrincipal(string scheme)
    {
        var identity = new ClaimsIdentity(scheme, OrbClaims.Subject, OrbClaims.Role);
        identity.AddClaim(new Claim(OrbClaims.Subject, Name));
        if (IsAdmin)
        {
            identity.AddClaim(new Claim(OrbClaims.Role, Roles.Admin));
        }

        return new ClaimsPrincipal(identity);
    }
}
