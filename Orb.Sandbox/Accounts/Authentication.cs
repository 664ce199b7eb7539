using Orb.Sandbox.Http;

namespace Orb.Sandbox.Accounts;

/// <summary>Finds out whom a request comes from; a credential that is wrong is refused everywhere, as on GitHub.</summary>
internal sealed class Authentication(AppAccount app, AppToken appToken, Tokens tokens, RateLimit limits) : IMiddleware
{
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<Operation>() is null)
        {
            await next(context);
            return;
        }

        if (Credential.Of(context.Request) is { } credential)
        {
            if (AppToken.LooksLikeOne(credential) && appToken.Refusal(credential) is { } refusal)
            {
                await refusal.ExecuteAsync(context);
                return;
            }

            if (CallerOf(credential) is not { } caller)
            {
                await Challenge(context, GitHubError.BadCredentials);
                return;
            }

            context.Features.Set(caller);
        }

        if (!limits.Spend(context))
        {
            var error = new GitHubError(StatusCodes.Status403Forbidden, $"API rate limit exceeded for {context.Caller().Key}.");
            await error.ExecuteAsync(context);
            return;
        }

        await next(context);
    }

    /// <summary>git asks for a name and a password only when it is challenged.</summary>
    public static Task Challenge(HttpContext context, GitHubError error)
    {
        if (!context.Request.Path.StartsWithSegments("/api/v3"))
        {
            context.Response.Headers.WWWAuthenticate = "Basic realm=\"GitHub\"";
        }

        return error.ExecuteAsync(context);
    }

    private Caller? CallerOf(string credential)
    {
        if (AppToken.LooksLikeOne(credential))
        {
            return new Caller.App();
        }

        if (tokens.IsPersonal(credential))
        {
            return new Caller.Person();
        }

        return tokens.Find(credential) is { } token && app.Record.Installations.FirstOrDefault(i => i.Id == token.InstallationId) is { } installation
            ? new Caller.Installation(installation.Id, installation.Account.Login, token.Permissions, token.Repositories)
            : null;
    }
}
