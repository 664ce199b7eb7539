using System.Text.Json.Nodes;
using Orb.Sandbox.Accounts;
using Orb.Sandbox.Git;
using Orb.Sandbox.Http;
using Orb.Sandbox.Repositories;

namespace Orb.Sandbox.Webhooks;

/// <summary>The <c>push</c> event.</summary>
internal sealed class PushPayload(AppAccount app, Urls urls)
{
    private const string Nothing = "0000000000000000000000000000000000000000";
    private const int MostCommits = 20;

    public async Task<WebhookEvent> Of(Repository repository, RepositoryRecord record, BranchMove move, Actor by, CancellationToken cancellationToken)
    {
        var history = repository.History;
        var web = $"{urls.Web}/{record.FullName}";
        var others = record.Heads.Where(head => head.Key != move.Branch).Select(head => head.Value);
        IReadOnlyList<Commit> commits = move.After is null
            ? []
            : await history.Commits(move.After, move.Before is null ? others : [move.Before], cancellationToken, MostCommits);
        var listed = commits.Reverse().Select(commit => Of(commit, web)).ToList();
        var payload = new JsonObject
        {
            ["ref"] = $"refs/heads/{move.Branch}",
            ["before"] = move.Before ?? Nothing,
            ["after"] = move.After ?? Nothing,
            ["base_ref"] = null,
            ["created"] = move.Before is null,
            ["deleted"] = move.After is null,
            ["forced"] = move is { Before: not null, After: not null } && !await history.IsAncestor(move.Before, move.After, cancellationToken),
            ["compare"] = move.Before is null || move.After is null
                ? $"{web}/commit/{(move.After ?? move.Before)![..12]}"
                : $"{web}/compare/{move.Before[..12]}...{move.After[..12]}",
            ["commits"] = Body.Array(listed),
            ["head_commit"] = move.After is null ? null : Of(await history.Commit(move.After, cancellationToken), web),
            ["pusher"] = new JsonObject { ["name"] = by.Login, ["email"] = by.Email },
        };
        return payload.About(record, by, app, urls).As("push", action: null, record, app);
    }

    private static JsonObject Of(Commit commit, string web) => new()
    {
        ["id"] = commit.Sha,
        ["tree_id"] = commit.Tree,
        ["distinct"] = true,
        ["message"] = commit.Message,
        ["timestamp"] = commit.Committer.At.ToGitHub(),
        ["url"] = $"{web}/commit/{commit.Sha}",
        ["author"] = Of(commit.Author),
        ["committer"] = Of(commit.Committer),
        ["added"] = new JsonArray(),
        ["removed"] = new JsonArray(),
        ["modified"] = new JsonArray(),
    };

    private static JsonObject Of(Signature signature) => new() { ["name"] = signature.Name, ["email"] = signature.Email };
}
