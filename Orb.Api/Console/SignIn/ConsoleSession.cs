using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orb.Api.Security;

namespace Orb.Api.Console.SignIn;

/// <summary>The console's cookie session.</summary>
internal static class ConsoleSession
{
    public const string SignInPath = "/sign-in";

    /// <summary>Adds the scheme unless the host has it already, and says what becomes of those who are not signed in.</summary>
    public static void AddConsoleSession(this IServiceCollection services)
    {
        services.AddAuthentication();
        services.PostConfigure<AuthenticationOptions>(options =>
        {
            if (!options.SchemeMap.ContainsKey(AuthSchemes.ConsoleCookie))
            {
                options.AddScheme<CookieAuthenticationHandler>(AuthSchemes.ConsoleCookie, displayName: null);
            }
        });
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IPostConfigureOptions<CookieAuthenticationOptions>, PostConfigureCookieAuthenticationOptions>());
        services.AddOptions<CookieAuthenticationOptions>(AuthSchemes.ConsoleCookie).Configure<TimeProvider>((options, clock) =>
        {
            options.TimeProvider = clock;
            options.Cookie.Name = "orb.session";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.ExpireTimeSpan = TimeSpan.FromHours(12);
            options.SlidingExpiration = true;
            options.LoginPath = SignInPath;
            var tellPrograms = options.Events.OnRedirectToLogin;
            options.Events.OnRedirectToLogin = context =>
                context.Request.Path.StartsWithSegments("/api") ? tellPrograms(context) : SendToSignIn(context);
            options.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        });
    }

    /// <summary>A page leads to the sign-in page and back; a script is told 401. What programs are told stays with the host.</summary>
    private static Task SendToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        if (request.Headers["Sec-Fetch-Dest"] == "empty")
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        // What a form would have done cannot be done again by following a link.
        var back = HttpMethods.IsGet(request.Method) ? $"{request.Path}{request.QueryString}" : "/";
        context.Response.Redirect(back == "/" ? SignInPath : $"{SignInPath}{QueryString.Create("returnUrl", back)}");
        return Task.CompletedTask;
    }
}
