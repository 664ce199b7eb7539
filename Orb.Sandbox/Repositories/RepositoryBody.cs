using System.Text.Json.Nodes;
using Orb.Sandbox.Accounts;
using Orb.Sandbox.Http;

namespace Orb.Sandbox.Repositories;

/// <summary>GitHub's repository, with the addresses of everything in it.</summary>
internal static class RepositoryBody
{
    /// <summary>Field and path below the repository's own address.</summary>
    private static readonly (string Field, string Path)[] Addresses =
    [
        ("archive_url", "/{archive_format}{/ref}"),
        ("assignees_url", "/assignees{/user}"),
        ("blobs_url", "/git/blobs{/sha}"),
        ("branches_url", "/branches{/branch}"),
        ("collaborators_url", "/collaborators{/collaborator}"),
        ("comments_url", "/comments{/number}"),
        ("commits_url", "/commits{/sha}"),
        ("compare_url", "/compare/{base}...{head}"),
        ("contents_url", "/contents/{+path}"),
        ("contributors_url", "/contributors"),
        ("deployments_url", "/deployments"),
        ("downloads_url", "/downloads"),
        ("events_url", "/events"),
        ("forks_url", "/forks"),
        ("git_commits_url", "/git/commits{/sha}"),
        ("git_refs_url", "/git/refs{/sha}"),
        ("git_tags_url", "/git/tags{/sha}"),
        ("hooks_url", "/hooks"),
        ("issue_comment_url", "/issues/comments{/number}"),
        ("issue_events_url", "/issues/events{/number}"),
        ("issues_url", "/issues{/number}"),
        ("keys_url", "/keys{/key_id}"),
        ("labels_url", "/labels{/name}"),
        ("languages_url", "/languages"),
        ("merges_url", "/merges"),
        ("milestones_url", "/milestones{/number}"),
        ("notifications_url", "/notifications{?since,all,participating}"),
        ("pulls_url", "/pulls{/number}"),
        ("releases_url", "/releases{/id}"),
        ("stargazers_url", "/stargazers"),
        ("statuses_url", "/statuses/{sha}"),
        ("subscribers_url", "/subscribers"),
        ("subscription_url", "/subscription"),
        ("tags_url", "/tags"),
        ("teams_url", "/teams"),
        ("trees_url", "/git/trees{/sha}"),
    ];

    public static JsonObject Of(Repository repository, AppAccount app, Urls urls) => Of(repository.Record, app, urls);

    public static JsonObject Of(RepositoryRecord record, AppAccount app, Urls urls)
    {
        var api = urls.Repository(record.FullName);
        var web = $"{urls.Web}/{record.FullName}";
        var open = record.Pulls.Count(pull => pull.IsOpen);
        var body = new JsonObject
        {
            ["id"] = record.Id,
            ["node_id"] = NodeId.Of("Repository", record.Id),
            ["name"] = record.Name,
            ["full_name"] = record.FullName,
            ["private"] = record.Private,
            ["owner"] = ActorBody.Of(OwnerOf(record, app), urls),
            ["html_url"] = web,
            ["description"] = record.Description,
            ["fork"] = false,
            ["url"] = api,
            ["git_url"] = $"git://localhost/{record.FullName}.git",
            ["ssh_url"] = $"git@localhost:{record.FullName}.git",
            ["clone_url"] = $"{web}.git",
            ["svn_url"] = web,
            ["mirror_url"] = null,
            ["homepage"] = null,
            ["language"] = null,
            ["created_at"] = record.CreatedAt.ToGitHub(),
            ["updated_at"] = record.UpdatedAt.ToGitHub(),
            ["pushed_at"] = record.PushedAt.ToGitHub(),
            ["size"] = 0,
            ["forks_count"] = 0,
            ["forks"] = 0,
            ["stargazers_count"] = 0,
            ["watchers_count"] = 0,
            ["watchers"] = 0,
            ["open_issues_count"] = open,
            ["open_issues"] = open,
            ["license"] = null,
            ["topics"] = new JsonArray(),
            ["visibility"] = record.Private ? "private" : "public",
            ["default_branch"] = record.DefaultBranch,
        };
        foreach (var (field, path) in Addresses)
        {
            body[field] = api + path;
        }

        foreach (var (field, value) in Features())
        {
            body[field] = value;
        }

        return body;
    }

    public static Actor OwnerOf(RepositoryRecord record, AppAccount app) =>
        app.InstallationOf(record.Owner)?.Account ?? throw new InvalidOperationException($"Nobody owns {record.FullName}");

    private static (string Field, bool Value)[] Features() =>
    [
        ("has_issues", true), ("has_projects", false), ("has_downloads", false), ("has_wiki", false), ("has_pages", false), ("has_discussions", false),
        ("archived", false), ("disabled", false), ("allow_forking", true), ("is_template", false), ("web_commit_signoff_required", false),
        ("allow_squash_merge", true), ("allow_merge_commit", true), ("allow_rebase_merge", true), ("allow_auto_merge", false),
        ("delete_branch_on_merge", false), ("allow_update_branch", false),
    ];
}
