using System.Text.Json.Nodes;
using Orb.Sandbox.Git;
using Orb.Sandbox.Http;

namespace Orb.Sandbox.Repositories;

/// <summary>Files and folders as they are in a commit.</summary>
internal static class ContentsEndpoints
{
    public static void MapContents(this RouteGroupBuilder api) =>
        api.MapGet("/repos/{owner}/{repo}/contents/{**path}", Get).Reads("contents.get", "repos/contents#get-repository-content", "contents");

    private static async Task<IResult> Get(Repository repository, HttpContext context, Urls urls)
    {
        var cancellation = context.RequestAborted;
        var asked = context.Request.Query["ref"].ToString();
        var branch = asked.Length > 0 ? asked : repository.Record.DefaultBranch;
        if (await repository.History.Resolve(branch, cancellation) is not { } commit)
        {
            return new GitHubError(StatusCodes.Status404NotFound, $"No commit found for the ref {branch}");
        }

        var path = Uri.UnescapeDataString(context.Text("path")).Trim('/');
        if (path.Split('/').Any(part => part is "." or "..") || await repository.Files.Entry(commit, path, cancellation) is not { } entry)
        {
            return GitHubError.NotFound;
        }

        if (entry.Type == "tree")
        {
            var folder = await repository.Files.Folder(commit, path, cancellation);
            return Body.Ok(Body.Array(folder.Select(child => Of(repository, branch, child, urls))));
        }

        var body = Of(repository, branch, entry, urls);
        body["encoding"] = "base64";
        body["content"] = Lines(Convert.ToBase64String(await repository.Files.Blob(entry.Sha, cancellation)));
        return Body.Ok(body);
    }

    private static JsonObject Of(Repository repository, string branch, TreeEntry entry, Urls urls)
    {
        var name = repository.Record.FullName;
        var path = string.Join('/', entry.Path.Split('/').Select(Uri.EscapeDataString));
        var isFile = entry.Type == "blob";
        var self = $"{urls.Repository(name)}/contents/{path}?ref={Uri.EscapeDataString(branch)}";
        var git = $"{urls.Repository(name)}/git/{entry.Type}s/{entry.Sha}";
        var html = $"{urls.Web}/{name}/{(isFile ? "blob" : "tree")}/{branch}/{path}";
        return new JsonObject
        {
            ["name"] = entry.Name,
            ["path"] = entry.Path,
            ["sha"] = entry.Sha,
            ["size"] = entry.Size,
            ["url"] = self,
            ["html_url"] = html,
            ["git_url"] = git,
            ["download_url"] = isFile ? $"{urls.Web}/raw/{name}/{branch}/{path}" : null,
            ["type"] = isFile ? "file" : "dir",
            ["_links"] = new JsonObject { ["self"] = self, ["git"] = git, ["html"] = html },
        };
    }

    /// <summary>GitHub breaks base 64 into lines of 60.</summary>
    private static string Lines(string text) => string.Concat(text.Chunk(60).Select(line => new string(line) + "\n"));
}
