using Orb.Sandbox.Http;
using Orb.Sandbox.Repositories;

namespace Orb.Sandbox.Accounts;

/// <summary>Decides whether a caller may do what a route does: 404 for what it may not see, 403 for what it may not do.</summary>
internal sealed class Access(RepositoryStore repositories) : IMiddleware
{
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<Operation>() is { } operation && Refusal(context, operation.Need) is { } refusal)
        {
            await (refusal.Status == StatusCodes.Status401Unauthorized ? Authentication.Challenge(context, refusal) : refusal.ExecuteAsync(context));
            return;
        }

        await next(context);
    }

    /// <summary>Whether the caller may write with one of the permissions; used where the path does not say whether a request writes.</summary>
    public static GitHubError? Refusal(Caller caller, RepositoryRecord repository, Need.Repository need) => caller switch
    {
        Caller.Person => null,
        Caller.Installation installation when !Covers(installation, repository) =>
            repository.Private ? GitHubError.NotFound : need.Write ? GitHubError.NotAccessible : null,
        Caller.Installation installation when !need.Write && !repository.Private => null,
        Caller.Installation installation => need.AnyOf.Length == 0 || need.AnyOf.Any(permission => Allows(installation, permission, need.Write))
            ? null
            : GitHubError.NotAccessible,
        Caller.App => new GitHubError(StatusCodes.Status403Forbidden, "Resource not accessible by integration"),
        _ => repository.Private ? GitHubError.NotFound : need.Write ? GitHubError.RequiresAuthentication : null,
    };

    private GitHubError? Refusal(HttpContext context, Need need)
    {
        var caller = context.Caller();
        return need switch
        {
            Need.Nothing => null,
            Need.App => caller is Caller.App ? null : new GitHubError(StatusCodes.Status401Unauthorized, "A JSON web token could not be decoded"),
            Need.Token => caller is Caller.Anonymous ? GitHubError.RequiresAuthentication : null,
            Need.Repository onRepository => Find(context, caller, onRepository),
            _ => throw new InvalidOperationException($"Unhandled need {need}"),
        };
    }

    private GitHubError? Find(HttpContext context, Caller caller, Need.Repository need)
    {
        if (repositories.Find(context.Text("owner"), context.Text("repo")) is not { } repository)
        {
            return GitHubError.NotFound;
        }

        context.Features.Set(repository);
        return Refusal(caller, repository.Record, need);
    }

    private static bool Covers(Caller.Installation installation, RepositoryRecord repository) =>
        string.Equals(installation.Account, repository.Owner, StringComparison.OrdinalIgnoreCase)
        && (installation.Repositories is null || installation.Repositories.Contains(repository.Id));

    private static bool Allows(Caller.Installation installation, string permission, bool write) =>
        installation.Permissions.TryGetValue(permission, out var level) && (!write || level is "write" or "admin");
}
