using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Orb.Api.Hosting;

namespace Orb.Api.Security;

/// <summary>The console's session: a cookie that no script reads and no other site sends.</summary>
internal static class ConsoleSession
{
    public const string CookieName = "orb.session";
    public const string SignInPath = "/sign-in";

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = CookieName;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Cookie.IsEssential = true;
        options.LoginPath = SignInPath;
        options.AccessDeniedPath = "/";
        options.ExpireTimeSpan = TimeSpan.FromHours(12);
        options.SlidingExpiration = true;
        options.Events.OnRedirectToLogin = context =>
            Answer(context, StatusCodes.Status401Unauthorized, () => context.Response.Headers.WWWAuthenticate = AuthSchemes.Bearer);
        options.Events.OnRedirectToAccessDenied = context => Answer(context, StatusCodes.Status403Forbidden, () => { });
    }

    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status, Action prepare)
    {
        if (ApiRoutes.IsForPrograms(context.Request.Path))
        {
            prepare();
            context.Response.StatusCode = status;
        }
        else if (status is StatusCodes.Status403Forbidden)
        {
            // Signing in again would not help; a redirect would hide that from the person.
            context.Response.StatusCode = status;
        }
        else
        {
            context.Response.Redirect(context.RedirectUri);
        }

        return Task.CompletedTask;
    }
}
