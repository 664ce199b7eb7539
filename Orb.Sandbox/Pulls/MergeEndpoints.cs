using System.Text.Json.Nodes;
using Orb.Sandbox.Accounts;
using Orb.Sandbox.Http;
using Orb.Sandbox.Repositories;

namespace Orb.Sandbox.Pulls;

/// <summary>Merging, and asking whether it was done.</summary>
internal static class MergeEndpoints
{
    public static void MapMerges(this RouteGroupBuilder api)
    {
        api.MapPut("/repos/{owner}/{repo}/pulls/{number}/merge", Merge).Writes("pulls.merge", "pulls/pulls#merge-a-pull-request", "contents");
        api.MapGet("/repos/{owner}/{repo}/pulls/{number}/merge", IsMerged)
            .Reads("pulls.isMerged", "pulls/pulls#check-if-a-pull-request-has-been-merged", "contents");
    }

    private static async Task<IResult> Merge(Repository repository, HttpContext context, PullMerging merging)
    {
        var read = await RequestFields.Read(context);
        return await read.Then(async fields =>
        {
            var wish = new MergeWish(fields.Text("merge_method") ?? "merge", fields.Text("commit_title"), fields.Text("commit_message"), fields.Text("sha"));
            if (fields.Refusal is { } refusal)
            {
                return refusal;
            }

            if (wish.Method is not ("merge" or "squash" or "rebase"))
            {
                return GitHubError.Unprocessable($"Invalid request.\n\n{wish.Method} is not a member of [\"merge\", \"squash\", \"rebase\"].");
            }

            var merged = await merging.Merge(repository, context.Number("number"), wish, context.Actor(), context.RequestAborted);
            return await merged.Then(sha => Task.FromResult(Body.Ok(new JsonObject
            {
                ["sha"] = sha,
                ["merged"] = true,
                ["message"] = "Pull Request successfully merged",
            })));
        });
    }

    private static IResult IsMerged(Repository repository, HttpContext context) =>
        repository.Record.Pull(context.Number("number"))?.Merged is not null ? Body.NoContent() : GitHubError.NotFound;
}
