using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Orb.Api.Console.Layout;
using Orb.Api.Security;

namespace Orb.Api.Console.SignIn;

internal static class SignInEndpoints
{
    public static void MapSignIn(this IEndpointRouteBuilder pages)
    {
        pages.MapGet(ConsoleSession.SignInPath, Show).AllowAnonymous();
        pages.MapPost(ConsoleSession.SignInPath, SignIn).AllowAnonymous();
        pages.MapPost("/sign-out", (Delegate)SignOut).AllowAnonymous();
    }

    private static RazorComponentResult<SignInPage> Show(string? returnUrl, IHostEnvironment environment, IOptions<ConsoleOptions> options) =>
        Page(environment, options.Value, returnUrl);

    private static async Task<IResult> SignIn(HttpContext context, IHostEnvironment environment, IOptions<ConsoleOptions> options, CancellationToken cancellationToken)
    {
        if (!SignInPolicy.TakesNames(environment))
        {
            return Pages.NotFound(context);
        }

        var form = await context.Request.ReadFormAsync(cancellationToken);
        var name = form["name"].ToString().Trim();
        var returnUrl = form["returnUrl"].ToString();
        var asAdmin = form["admin"] == "true";
        if (SignInPolicy.Refuse(name) is { } problem)
        {
            return Page(environment, options.Value, returnUrl, name, asAdmin, problem);
        }

        await context.SignInAsync(AuthSchemes.ConsoleCookie, new ConsoleUser(name, asAdmin).ToPrincipal(AuthSchemes.ConsoleCookie));
        return TypedResults.LocalRedirect(ReturnPath.Of(returnUrl));
    }

    private static async Task<IResult> SignOut(HttpContext context)
    {
        await context.SignOutAsync(AuthSchemes.ConsoleCookie);
        return TypedResults.LocalRedirect(ConsoleSession.SignInPath);
    }

    private static RazorComponentResult<SignInPage> Page(
        IHostEnvironment environment, ConsoleOptions options, string? returnUrl, string name = "", bool asAdmin = false, string? problem = null) =>
        Pages.Page<SignInPage>(
            new()
            {
                [nameof(SignInPage.TakesNames)] = SignInPolicy.TakesNames(environment),
                [nameof(SignInPage.Provider)] = options.SignInProvider,
                [nameof(SignInPage.ReturnUrl)] = ReturnPath.Of(returnUrl),
                [nameof(SignInPage.Name)] = name,
                [nameof(SignInPage.AsAdmin)] = asAdmin,
                [nameof(SignInPage.Problem)] = problem,
            },
            problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
}
