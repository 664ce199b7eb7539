using System.Text.Json.Nodes;
using Orb.Sandbox.Http;

namespace Orb.Sandbox.Repositories;

/// <summary>Branches, and the rules on them.</summary>
internal static class BranchEndpoints
{
    public static void MapBranches(this RouteGroupBuilder api)
    {
        api.MapGet("/repos/{owner}/{repo}/branches", List).Reads("branches.list", "branches/branches#list-branches", "contents");
        api.MapGet("/repos/{owner}/{repo}/branches/{**branch}", Get).Reads("branches.get", "branches/branches#get-a-branch", "contents");
        api.MapGet(@"/repos/{owner}/{repo}/branches/{**branch:regex(/protection$)}", Protection)
            .Reads("branches.protection.get", "branches/branch-protection#get-branch-protection", "administration");
        api.MapGet("/repos/{owner}/{repo}/rules/branches/{**branch}", Rules).Reads("branches.rules.get", "repos/rules#get-rules-for-a-branch", "metadata");
    }

    private static async Task<IResult> List(Repository repository, HttpContext context, Urls urls)
    {
        var heads = await repository.History.Heads(context.RequestAborted);
        var api = urls.Repository(repository.Record.FullName);
        return Page.Of(context, urls, [.. heads.OrderBy(head => head.Key, StringComparer.Ordinal)], head => new JsonObject
        {
            ["name"] = head.Key,
            ["commit"] = new JsonObject { ["sha"] = head.Value, ["url"] = $"{api}/commits/{head.Value}" },
            ["protected"] = repository.Record.Rules.ContainsKey(head.Key),
        });
    }

    private static async Task<IResult> Get(Repository repository, HttpContext context, Urls urls)
    {
        var name = context.Text("branch");
        var heads = await repository.History.Heads(context.RequestAborted);
        if (!heads.TryGetValue(name, out var sha))
        {
            return new GitHubError(StatusCodes.Status404NotFound, "Branch not found");
        }

        var commit = await repository.History.Commit(sha, context.RequestAborted);
        var record = repository.Record;
        var self = $"{urls.Repository(record.FullName)}/branches/{name}";
        return Body.Ok(new JsonObject
        {
            ["name"] = name,
            ["commit"] = CommitBody.Of(record, commit, urls),
            ["_links"] = new JsonObject { ["self"] = self, ["html"] = $"{urls.Web}/{record.FullName}/tree/{name}" },
            ["protected"] = record.Rules.ContainsKey(name),
            ["protection"] = new JsonObject
            {
                ["enabled"] = false,
                ["required_status_checks"] = new JsonObject
                {
                    ["enforcement_level"] = "off",
                    ["contexts"] = new JsonArray(),
                    ["checks"] = new JsonArray(),
                },
            },
            ["protection_url"] = $"{self}/protection",
        });
    }

    private static async Task<IResult> Protection(Repository repository, HttpContext context)
    {
        var text = context.Text("branch");
        var name = text[..text.LastIndexOf('/')];
        var heads = await repository.History.Heads(context.RequestAborted);
        return new GitHubError(StatusCodes.Status404NotFound, heads.ContainsKey(name) ? "Branch not protected" : "Branch not found");
    }

    private static IResult Rules(Repository repository, HttpContext context, Urls urls)
    {
        var rules = repository.Record.Rules.GetValueOrDefault(context.Text("branch"), []);
        return Page.Of(context, urls, [.. rules], rule => JsonNode.Parse(rule.GetRawText())!);
    }
}
