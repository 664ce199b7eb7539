using System.Text.Json.Nodes;
using Orb.Sandbox.Accounts;
using Orb.Sandbox.Http;
using Orb.Sandbox.Labels;
using Orb.Sandbox.Repositories;

namespace Orb.Sandbox.Pulls;

/// <summary>Pull requests as GitHub shows them: short in lists, full on their own and in webhooks.</summary>
internal sealed class PullBody(AppAccount app, Urls urls)
{
    public JsonObject Short(RepositoryRecord repository, PullRecord pull)
    {
        var api = urls.Repository(repository.FullName);
        var self = $"{api}/pulls/{pull.Number}";
        var issue = $"{api}/issues/{pull.Number}";
        var web = $"{urls.Web}/{repository.FullName}/pull/{pull.Number}";
        return new JsonObject
        {
            ["url"] = self,
            ["id"] = pull.Id,
            ["node_id"] = NodeId.Of("PullRequest", pull.Id),
            ["html_url"] = web,
            ["diff_url"] = $"{web}.diff",
            ["patch_url"] = $"{web}.patch",
            ["issue_url"] = issue,
            ["number"] = pull.Number,
            ["state"] = pull.IsOpen ? "open" : "closed",
            ["locked"] = false,
            ["title"] = pull.Title,
            ["user"] = ActorBody.Of(pull.Author, urls),
            ["body"] = pull.Text,
            ["created_at"] = pull.CreatedAt.ToGitHub(),
            ["updated_at"] = pull.UpdatedAt.ToGitHub(),
            ["closed_at"] = pull.ClosedAt.ToGitHub(),
            ["merged_at"] = pull.Merged?.At.ToGitHub(),
            ["merge_commit_sha"] = pull.Merged?.Sha,
            ["assignee"] = null,
            ["assignees"] = new JsonArray(),
            ["requested_reviewers"] = new JsonArray(),
            ["requested_teams"] = new JsonArray(),
            ["labels"] = Body.Array(repository.LabelsOf(pull).Select(label => LabelBody.Of(repository, label, urls))),
            ["milestone"] = null,
            ["draft"] = pull.Draft,
            ["commits_url"] = $"{self}/commits",
            ["review_comments_url"] = $"{self}/comments",
            ["review_comment_url"] = $"{api}/pulls/comments{{/number}}",
            ["comments_url"] = $"{issue}/comments",
            ["statuses_url"] = $"{api}/statuses/{pull.HeadSha}",
            ["head"] = Side(repository, pull.Head, pull.HeadSha),
            ["base"] = Side(repository, pull.Base, pull.BaseSha),
            ["_links"] = new JsonObject
            {
                ["self"] = Link(self),
                ["html"] = Link(web),
                ["issue"] = Link(issue),
                ["comments"] = Link($"{issue}/comments"),
                ["review_comments"] = Link($"{self}/comments"),
                ["review_comment"] = Link($"{api}/pulls/comments{{/number}}"),
                ["commits"] = Link($"{self}/commits"),
                ["statuses"] = Link($"{api}/statuses/{pull.HeadSha}"),
            },
            ["author_association"] = pull.Author.Type == "Bot" ? "CONTRIBUTOR" : "MEMBER",
            ["auto_merge"] = null,
            ["active_lock_reason"] = null,
        };
    }

    public JsonObject Full(RepositoryRecord repository, PullRecord pull, PullDetails details)
    {
        var body = Short(repository, pull);
        body["merged"] = pull.Merged is not null;
        body["mergeable"] = details.Mergeable;
        body["rebaseable"] = details.Mergeable;
        body["mergeable_state"] = details.Mergeable switch
        {
            null => "unknown",
            false => "dirty",
            true => pull.Draft ? "draft" : "clean",
        };
        body["merged_by"] = pull.Merged is { } merge ? ActorBody.Of(merge.By, urls) : null;
        body["comments"] = repository.Comments.Count(comment => comment.Number == pull.Number);
        body["review_comments"] = 0;
        body["maintainer_can_modify"] = pull.MaintainerCanModify;
        body["commits"] = details.Commits.Count;
        body["additions"] = details.Files.Sum(file => file.Additions);
        body["deletions"] = details.Files.Sum(file => file.Deletions);
        body["changed_files"] = details.Files.Count;
        return body;
    }

    public async Task<JsonObject> Full(Repository repository, RepositoryRecord record, PullRecord pull, CancellationToken cancellationToken) =>
        Full(record, pull, await PullDetails.Of(repository, pull, cancellationToken));

    private static JsonObject Link(string address) => new() { ["href"] = address };

    private JsonObject Side(RepositoryRecord repository, string branch, string sha)
    {
        var owner = RepositoryBody.OwnerOf(repository, app);
        return new JsonObject
        {
            ["label"] = $"{owner.Login}:{branch}",
            ["ref"] = branch,
            ["sha"] = sha,
            ["user"] = ActorBody.Of(owner, urls),
            ["repo"] = RepositoryBody.Of(repository, app, urls),
        };
    }
}
