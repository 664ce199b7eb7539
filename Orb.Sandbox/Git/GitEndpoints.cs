using Microsoft.AspNetCore.Http.Features;
using Orb.Sandbox.Accounts;
using Orb.Sandbox.Http;
using Orb.Sandbox.Repositories;

namespace Orb.Sandbox.Git;

/// <summary>git over smart HTTP: anybody fetches what is public, a token with <c>contents: write</c> pushes.</summary>
internal static class GitEndpoints
{
    public static void MapGit(this IEndpointRouteBuilder routes)
    {
        var anybody = new Need.Nothing();
        const string Docs = "authentication/authenticating-to-the-rest-api";
        routes.MapGet("/{owner}/{repo}/info/refs", Advertise).Named("git.http.refs", anybody, Docs);
        routes.MapPost("/{owner}/{repo}/git-upload-pack", Fetch).Named("git.http.fetch", anybody, Docs);
        routes.MapPost("/{owner}/{repo}/git-receive-pack", Push).Named("git.http.push", anybody, Docs);
    }

    private static async Task Advertise(HttpContext context, RepositoryStore store)
    {
        var service = context.Request.Query["service"].ToString();
        if (service is not ("git-upload-pack" or "git-receive-pack"))
        {
            await Say(context, StatusCodes.Status403Forbidden, "Please upgrade your git client. The sandbox speaks smart HTTP only.");
            return;
        }

        if (await Allowed(context, store, write: service == "git-receive-pack") is { } repository)
        {
            await using var output = new CgiStream(context.Response);
            await GitHttpBackend.Run(context, repository, "info/refs", context.Actor().Login, output);
        }
    }

    private static async Task Fetch(HttpContext context, RepositoryStore store)
    {
        if (await Allowed(context, store, write: false) is { } repository)
        {
            Unbounded(context);
            await using var output = new CgiStream(context.Response);
            await GitHttpBackend.Run(context, repository, "git-upload-pack", context.Actor().Login, output);
        }
    }

    private static async Task Push(HttpContext context, RepositoryStore store, BranchWatch watch)
    {
        if (await Allowed(context, store, write: true) is not { } repository)
        {
            return;
        }

        Unbounded(context);
        using var answer = new MemoryStream();
        await GitHttpBackend.Run(context, repository, "git-receive-pack", context.Actor().Login, answer);
        // What was pushed is known to REST and told by webhook before git says that the push is done.
        await watch.Announce(repository, context.Actor(), CancellationToken.None);
        await using var output = new CgiStream(context.Response);
        await output.WriteAsync(answer.GetBuffer().AsMemory(0, (int)answer.Length), context.RequestAborted);
    }

    private static async Task<Repository?> Allowed(HttpContext context, RepositoryStore store, bool write)
    {
        var name = context.Text("repo");
        name = name.EndsWith(".git", StringComparison.OrdinalIgnoreCase) ? name[..^4] : name;
        var repository = store.Find(context.Text("owner"), name);
        var caller = context.Caller();
        var refusal = repository is null
            ? GitHubError.NotFound
            : Access.Refusal(caller, repository.Record, new Need.Repository(write, "contents"));
        if (refusal is null)
        {
            return repository;
        }

        if (caller is Caller.Anonymous)
        {
            await Authentication.Challenge(context, GitHubError.RequiresAuthentication);
        }
        else if (refusal.Status == StatusCodes.Status404NotFound)
        {
            await Say(context, StatusCodes.Status404NotFound, "Repository not found.");
        }
        else
        {
            await Say(context, refusal.Status, $"Permission to {context.Text("owner")}/{name}.git denied to {context.Actor().Login}.");
        }

        return null;
    }

    private static void Unbounded(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = null;
        }
    }

    private static Task Say(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(text, context.RequestAborted);
    }
}
