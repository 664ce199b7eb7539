using System.Reflection;
using Orb.Sandbox.Accounts;
using Orb.Sandbox.Http;
using Orb.Sandbox.Pulls;
using Orb.Sandbox.Repositories;

namespace Orb.Sandbox.Pages;

/// <summary>Pages on which a person sees what Orb did, and merges or closes.</summary>
internal static class PageEndpoints
{
    private static readonly Need Anybody = new Need.Nothing();

    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", (RepositoryStore store) => HomePage.Of(store.All)).Named("pages.home", Anybody, "");
        routes.MapGet("/sandbox.css", Style);
        routes.MapGet("/{owner}/{repo}", ShowRepository).Named("pages.repository", Anybody, "");
        routes.MapGet("/{owner}/{repo}/pull/{number}", ShowPull).Named("pages.pull", Anybody, "");
        routes.MapPost("/{owner}/{repo}/pull/{number}/merge", Merge).Named("pages.merge", Anybody, "");
        routes.MapPost("/{owner}/{repo}/pull/{number}/close", Close).Named("pages.close", Anybody, "");
        routes.MapPost("/{owner}/{repo}/pull/{number}/reopen", Reopen).Named("pages.reopen", Anybody, "");
    }

    private static IResult Style() =>
        Results.Stream(Assembly.GetExecutingAssembly().GetManifestResourceStream("sandbox.css")!, "text/css; charset=utf-8");

    private static async Task<IResult> ShowRepository(HttpContext context, RepositoryStore store) =>
        Find(context, store) is { } repository
            ? RepositoryPage.Of(repository.Record, await repository.History.Heads(context.RequestAborted))
            : Missing();

    private static async Task<IResult> ShowPull(HttpContext context, RepositoryStore store) =>
        Find(context, store) is { } repository && repository.Record.Pull(context.Number("number")) is { } pull
            ? await Show(context, repository, pull)
            : Missing();

    private static Task<IResult> Merge(HttpContext context, RepositoryStore store, PullMerging merging) =>
        Act(context, store, async (repository, number) =>
            await merging.Merge(repository, number, new MergeWish(), Actor.Person, context.RequestAborted) is Outcome<string>.Refused refused
                ? refused.Error
                : null);

    private static Task<IResult> Close(HttpContext context, RepositoryStore store, PullEditing editing) =>
        Set("closed", context, store, editing);

    private static Task<IResult> Reopen(HttpContext context, RepositoryStore store, PullEditing editing) =>
        Set("open", context, store, editing);

    private static Task<IResult> Set(string state, HttpContext context, RepositoryStore store, PullEditing editing) =>
        Act(context, store, async (repository, number) =>
            await editing.Edit(repository, number, new PullEdit(State: state), Actor.Person, context.RequestAborted) is Outcome<PullRecord>.Refused refused
                ? refused.Error
                : null);

    private static async Task<IResult> Act(HttpContext context, RepositoryStore store, Func<Repository, int, Task<GitHubError?>> act)
    {
        var number = context.Number("number");
        if (Find(context, store) is not { } repository || repository.Record.Pull(number) is null)
        {
            return Missing();
        }

        if (await act(repository, number) is not { } refusal)
        {
            context.Response.Headers.Location = $"/{repository.Record.FullName}/pull/{number}";
            return Results.StatusCode(StatusCodes.Status303SeeOther);
        }

        var reason = string.Join(" ", refusal.Errors.Select(error => error.Message).Prepend(refusal.Message));
        return await Show(context, repository, repository.Record.Pull(number)!, reason);
    }

    private static async Task<IResult> Show(HttpContext context, Repository repository, PullRecord pull, string? refusal = null) =>
        PullPage.Of(repository.Record, pull, await PullDetails.Of(repository, pull, context.RequestAborted), refusal);

    private static Repository? Find(HttpContext context, RepositoryStore store) => store.Find(context.Text("owner"), context.Text("repo"));

    private static IResult Missing() => Layout.Page("Not found", Html.Of($"<h1>There is no such page</h1>"), StatusCodes.Status404NotFound);
}
