using System.Text.Json.Nodes;
using Orb.Sandbox.Accounts;
using Orb.Sandbox.Http;
using Orb.Sandbox.Repositories;

namespace Orb.Sandbox.Pulls;

/// <summary>Pull requests: opened, found, read and changed.</summary>
internal static class PullEndpoints
{
    private const string Permission = "pull_requests";

    public static void MapPulls(this RouteGroupBuilder api)
    {
        api.MapGet("/repos/{owner}/{repo}/pulls", List).Reads("pulls.list", "pulls/pulls#list-pull-requests", Permission);
        api.MapPost("/repos/{owner}/{repo}/pulls", Create).Writes("pulls.create", "pulls/pulls#create-a-pull-request", Permission);
        api.MapGet("/repos/{owner}/{repo}/pulls/{number}", Get).Reads("pulls.get", "pulls/pulls#get-a-pull-request", Permission);
        api.MapPatch("/repos/{owner}/{repo}/pulls/{number}", Update).Writes("pulls.update", "pulls/pulls#update-a-pull-request", Permission);
        api.MapGet("/repos/{owner}/{repo}/pulls/{number}/files", Files).Reads("pulls.files", "pulls/pulls#list-pull-requests-files", Permission);
        api.MapGet("/repos/{owner}/{repo}/pulls/{number}/commits", Commits).Reads("pulls.commits", "pulls/pulls#list-commits-on-a-pull-request", Permission);
    }

    private static IResult List(Repository repository, HttpContext context, PullBody bodies, Urls urls) =>
        Page.Of(context, urls, PullQuery.From(context.Request.Query).On(repository.Record), pull => bodies.Short(repository.Record, pull));

    private static async Task<IResult> Create(Repository repository, HttpContext context, PullOpening opening, PullBody bodies)
    {
        var read = await RequestFields.Read(context);
        return await read.Then(async fields =>
        {
            var proposal = new PullProposal(
                fields.Required("title"),
                fields.Text("body"),
                fields.Required("head"),
                fields.Required("base"),
                fields.Flag("draft") ?? false,
                fields.Flag("maintainer_can_modify") ?? false);
            if (fields.Refusal is { } refusal)
            {
                return refusal;
            }

            var opened = await opening.Open(repository, proposal, context.Actor(), context.RequestAborted);
            return await opened.Then(async pull =>
            {
                var body = await bodies.Full(repository, repository.Record, pull, context.RequestAborted);
                return Body.Created(body, body["url"]!.GetValue<string>());
            });
        });
    }

    private static Task<IResult> Get(Repository repository, HttpContext context, PullBody bodies) =>
        With(repository, context, async pull => Body.Ok(await bodies.Full(repository, repository.Record, pull, context.RequestAborted)));

    private static async Task<IResult> Update(Repository repository, HttpContext context, PullEditing editing, PullBody bodies)
    {
        var read = await RequestFields.Read(context);
        return await read.Then(async fields =>
        {
            var edit = new PullEdit(fields.Text("title"), fields.Text("body"), fields.Text("state"), fields.Text("base"));
            if (fields.Refusal is { } refusal)
            {
                return refusal;
            }

            var edited = await editing.Edit(repository, context.Number("number"), edit, context.Actor(), context.RequestAborted);
            return await edited.Then(async pull => Body.Ok(await bodies.Full(repository, repository.Record, pull, context.RequestAborted)));
        });
    }

    private static Task<IResult> Files(Repository repository, HttpContext context, Urls urls) => With(repository, context, async pull =>
    {
        var details = await PullDetails.Of(repository, pull, context.RequestAborted);
        return Page.Of(context, urls, details.Files, file => CommitBody.OfFile(repository.Record, pull.HeadSha, file, urls));
    });

    private static Task<IResult> Commits(Repository repository, HttpContext context, Urls urls) => With(repository, context, async pull =>
    {
        var details = await PullDetails.Of(repository, pull, context.RequestAborted);
        return Page.Of(context, urls, details.Commits, commit => (JsonNode)CommitBody.Of(repository.Record, commit, urls));
    });

    private static async Task<IResult> With(Repository repository, HttpContext context, Func<PullRecord, Task<IResult>> answer) =>
        repository.Record.Pull(context.Number("number")) is { } pull ? await answer(pull) : GitHubError.NotFound;
}
