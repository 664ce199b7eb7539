using Microsoft.AspNetCore.Authorization;
using Orb.Api.Console.Layout;
using Orb.Api.Console.Overview;
using Orb.Api.Console.Projects;
using Orb.Api.Console.PullRequests;
using Orb.Api.Console.SignIn;
using Orb.Api.Console.Workspaces;
using Orb.Api.Security;

namespace Orb.Api.Console;

/// <summary>The console's pages.</summary>
public static class ConsoleEndpoints
{
    /// <summary>Maps the pages, their forms, the style sheet and the script, and a page for addresses below the console's that lead nowhere.</summary>
    /// <param name="endpoints">The host's routes.</param>
    public static IEndpointRouteBuilder MapConsole(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapStaticAssets().AllowAnonymous();

        var pages = endpoints.MapGroup("")
            .AddEndpointFilter<PageHeaders>()
            .AddEndpointFilter<TroublePages>()
            .AddEndpointFilter<FormGuard>()
            .ExcludeFromDescription();
        pages.MapSignIn();
        pages.MapUnknownPages();

        var signedIn = pages.MapGroup("").RequireAuthorization(SignedIn());
        signedIn.MapOverview();
        signedIn.MapProjectList();
        signedIn.MapProjectPage();
        signedIn.MapProjectActions();
        signedIn.MapProjectFragments();
        signedIn.MapPullRequestList();
        signedIn.MapPullRequestActions();
        signedIn.MapWorkspaceList();
        signedIn.MapWorkspaceActions();
        return endpoints;
    }

    private static AuthorizationPolicy SignedIn() =>
        new AuthorizationPolicyBuilder(AuthSchemes.ConsoleCookie)
            .RequireAuthenticatedUser()
            .RequireClaim(OrbClaims.Subject)
            .Build();
}
