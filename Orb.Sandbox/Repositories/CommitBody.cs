using System.Text.Json.Nodes;
using Orb.Sandbox.Git;
using Orb.Sandbox.Http;

namespace Orb.Sandbox.Repositories;

/// <summary>Commits as GitHub shows them.</summary>
internal static class CommitBody
{
    public static JsonObject Of(RepositoryRecord repository, Commit commit, Urls urls)
    {
        var api = urls.Repository(repository.FullName);
        var web = $"{urls.Web}/{repository.FullName}";
        return new JsonObject
        {
            ["sha"] = commit.Sha,
            ["node_id"] = NodeId.Of("Commit", commit.Sha),
            ["commit"] = new JsonObject
            {
                ["author"] = Signed(commit.Author),
                ["committer"] = Signed(commit.Committer),
                ["message"] = commit.Message,
                ["tree"] = new JsonObject { ["sha"] = commit.Tree, ["url"] = $"{api}/git/trees/{commit.Tree}" },
                ["url"] = $"{api}/git/commits/{commit.Sha}",
                ["comment_count"] = 0,
                ["verification"] = Unsigned(),
            },
            ["url"] = $"{api}/commits/{commit.Sha}",
            ["html_url"] = $"{web}/commit/{commit.Sha}",
            ["comments_url"] = $"{api}/commits/{commit.Sha}/comments",
            ["author"] = null,
            ["committer"] = null,
            ["parents"] = Parents(commit, api, web),
        };
    }

    public static JsonObject OfGit(RepositoryRecord repository, Commit commit, Urls urls)
    {
        var api = urls.Repository(repository.FullName);
        var web = $"{urls.Web}/{repository.FullName}";
        return new JsonObject
        {
            ["sha"] = commit.Sha,
            ["node_id"] = NodeId.Of("Commit", commit.Sha),
            ["url"] = $"{api}/git/commits/{commit.Sha}",
            ["html_url"] = $"{web}/commit/{commit.Sha}",
            ["author"] = Signed(commit.Author),
            ["committer"] = Signed(commit.Committer),
            ["tree"] = new JsonObject { ["sha"] = commit.Tree, ["url"] = $"{api}/git/trees/{commit.Tree}" },
            ["message"] = commit.Message,
            ["parents"] = Parents(commit, api, web),
            ["verification"] = Unsigned(),
        };
    }

    public static JsonObject OfFile(RepositoryRecord repository, string commit, FileChange file, Urls urls)
    {
        var path = string.Join('/', file.Path.Split('/').Select(Uri.EscapeDataString));
        var body = new JsonObject
        {
            ["sha"] = file.Blob,
            ["filename"] = file.Path,
            ["status"] = file.Status,
            ["additions"] = file.Additions,
            ["deletions"] = file.Deletions,
            ["changes"] = file.Additions + file.Deletions,
            ["blob_url"] = $"{urls.Web}/{repository.FullName}/blob/{commit}/{path}",
            ["raw_url"] = $"{urls.Web}/{repository.FullName}/raw/{commit}/{path}",
            ["contents_url"] = $"{urls.Repository(repository.FullName)}/contents/{path}?ref={commit}",
        };
        if (file.Patch is not null)
        {
            body["patch"] = file.Patch;
        }

        if (file.PreviousPath is not null)
        {
            body["previous_filename"] = file.PreviousPath;
        }

        return body;
    }

    private static JsonArray Parents(Commit commit, string api, string web) => Body.Array(commit.Parents.Select(parent => new JsonObject
    {
        ["sha"] = parent,
        ["url"] = $"{api}/commits/{parent}",
        ["html_url"] = $"{web}/commit/{parent}",
    }));

    private static JsonObject Signed(Signature signature) => new()
    {
        ["name"] = signature.Name,
        ["email"] = signature.Email,
        ["date"] = signature.At.ToGitHub(),
    };

    private static JsonObject Unsigned() => new()
    {
        ["verified"] = false,
        ["reason"] = "unsigned",
        ["signature"] = null,
        ["payload"] = null,
        ["verified_at"] = null,
    };
}
