using System.Text.Json.Nodes;
using Orb.Sandbox.Http;

namespace Orb.Sandbox.Repositories;

/// <summary>Commits, listed, single, and compared.</summary>
internal static class CommitEndpoints
{
    private const int MostListed = 1000;

    public static void MapCommits(this RouteGroupBuilder api)
    {
        api.MapGet("/repos/{owner}/{repo}/commits", List).Reads("commits.list", "commits/commits#list-commits", "contents");
        api.MapGet("/repos/{owner}/{repo}/commits/{**reference}", Get).Reads("commits.get", "commits/commits#get-a-commit", "contents");
        api.MapGet("/repos/{owner}/{repo}/git/commits/{sha}", GetGit).Reads("git.commits.get", "git/commits#get-a-commit-object", "contents");
        api.MapGet("/repos/{owner}/{repo}/compare/{**basehead}", Compare).Reads("commits.compare", "commits/commits#compare-two-commits", "contents");
    }

    private static async Task<IResult> List(Repository repository, HttpContext context, Urls urls)
    {
        var asked = context.Request.Query["sha"].ToString();
        var start = await repository.History.Resolve(asked.Length > 0 ? asked : repository.Record.DefaultBranch, context.RequestAborted);
        if (start is null)
        {
            return GitHubError.NotFound;
        }

        var commits = await repository.History.Commits(start, [], context.RequestAborted, MostListed);
        return Page.Of(context, urls, commits, commit => CommitBody.Of(repository.Record, commit, urls));
    }

    private static async Task<IResult> Get(Repository repository, HttpContext context, Urls urls)
    {
        var reference = context.Text("reference");
        if (await repository.History.Resolve(reference, context.RequestAborted) is not { } sha)
        {
            return GitHubError.Unprocessable($"No commit found for SHA: {reference}");
        }

        var commit = await repository.History.Commit(sha, context.RequestAborted);
        var body = CommitBody.Of(repository.Record, commit, urls);
        if (commit.Parents.Count > 0)
        {
            var files = await repository.Diff.Between(commit.Parents[0], sha, context.RequestAborted);
            var (added, removed) = (files.Sum(file => file.Additions), files.Sum(file => file.Deletions));
            body["stats"] = new JsonObject { ["total"] = added + removed, ["additions"] = added, ["deletions"] = removed };
            body["files"] = Body.Array(files.Select(file => CommitBody.OfFile(repository.Record, sha, file, urls)));
        }

        return Body.Ok(body);
    }

    private static async Task<IResult> GetGit(Repository repository, HttpContext context, Urls urls)
    {
        var sha = await repository.History.Resolve(context.Text("sha"), context.RequestAborted);
        return sha is null
            ? GitHubError.NotFound
            : Body.Ok(CommitBody.OfGit(repository.Record, await repository.History.Commit(sha, context.RequestAborted), urls));
    }

    private static async Task<IResult> Compare(Repository repository, HttpContext context, Urls urls)
    {
        var cancellation = context.RequestAborted;
        var sides = context.Text("basehead").Split("...", 2);
        if (sides.Length < 2
            || await repository.History.Resolve(WithoutOwner(repository, sides[0]), cancellation) is not { } left
            || await repository.History.Resolve(WithoutOwner(repository, sides[1]), cancellation) is not { } right)
        {
            return GitHubError.NotFound;
        }

        if (await repository.History.MergeBase(left, right, cancellation) is not { } common)
        {
            return new GitHubError(StatusCodes.Status404NotFound, $"No common ancestor between {sides[0]} and {sides[1]}.");
        }

        var (behind, ahead) = await repository.History.Apart(left, right, cancellation);
        var commits = await repository.History.Commits(right, [left], cancellation);
        var files = await repository.Diff.Between(common, right, cancellation);
        var record = repository.Record;
        var web = $"{urls.Web}/{record.FullName}/compare/{sides[0]}...{sides[1]}";
        return Body.Ok(new JsonObject
        {
            ["url"] = $"{urls.Repository(record.FullName)}/compare/{sides[0]}...{sides[1]}",
            ["html_url"] = web,
            ["permalink_url"] = $"{urls.Web}/{record.FullName}/compare/{left[..7]}...{right[..7]}",
            ["diff_url"] = $"{web}.diff",
            ["patch_url"] = $"{web}.patch",
            ["base_commit"] = CommitBody.Of(record, await repository.History.Commit(left, cancellation), urls),
            ["merge_base_commit"] = CommitBody.Of(record, await repository.History.Commit(common, cancellation), urls),
            ["status"] = (ahead, behind) switch
            {
                (0, 0) => "identical",
                (_, 0) => "ahead",
                (0, _) => "behind",
                _ => "diverged",
            },
            ["ahead_by"] = ahead,
            ["behind_by"] = behind,
            ["total_commits"] = ahead,
            ["commits"] = Body.Array(commits.Reverse().Select(commit => CommitBody.Of(record, commit, urls))),
            ["files"] = Body.Array(files.Take(300).Select(file => CommitBody.OfFile(record, right, file, urls))),
        });
    }

    private static string WithoutOwner(Repository repository, string side)
    {
        var prefix = repository.Record.Owner + ":";
        return side.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? side[prefix.Length..] : side;
    }
}
