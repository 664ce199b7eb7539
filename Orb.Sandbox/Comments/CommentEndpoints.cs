using System.Text.Json.Nodes;
using Orb.Sandbox.Accounts;
using Orb.Sandbox.Http;
using Orb.Sandbox.Pulls;
using Orb.Sandbox.Repositories;

namespace Orb.Sandbox.Comments;

/// <summary>The conversation of a pull request, which to these routes is an issue.</summary>
internal static class CommentEndpoints
{
    private const string Path = "/repos/{owner}/{repo}/issues/{number}/comments";
    private const int LongestText = 65_536;

    public static void MapComments(this RouteGroupBuilder api)
    {
        string[] either = ["issues", "pull_requests"];
        api.MapGet(Path, List).Reads("issues.comments.list", "issues/comments#list-issue-comments", either);
        api.MapPost(Path, Create).Writes("issues.comments.create", "issues/comments#create-an-issue-comment", either);
    }

    private static IResult List(Repository repository, HttpContext context, Urls urls)
    {
        var number = context.Number("number");
        var record = repository.Record;
        return record.Pull(number) is null
            ? GitHubError.NotFound
            : Page.Of(context, urls, [.. record.Comments.Where(comment => comment.Number == number)], comment => Of(record, comment, urls));
    }

    private static async Task<IResult> Create(Repository repository, HttpContext context, TimeProvider clock, Urls urls)
    {
        var read = await RequestFields.Read(context);
        return await read.Then(async fields =>
        {
            var (number, text) = (context.Number("number"), fields.Required("body"));
            if ((fields.Refusal ?? Refusal(text)) is { } refusal)
            {
                return refusal;
            }

            if (repository.Record.Pull(number) is null)
            {
                return GitHubError.NotFound;
            }

            var by = context.Actor();
            var comment = await repository.Change(draft => Task.FromResult(Add(draft, number, text, by, clock.GetUtcNow())), context.RequestAborted);
            var body = Of(repository.Record, comment, urls);
            return Body.Created(body, body["url"]!.GetValue<string>());
        });
    }

    private static GitHubError? Refusal(string text) =>
        string.IsNullOrWhiteSpace(text) ? GitHubError.Invalid(FieldError.Custom("IssueComment", "body can't be blank", "body"))
        : text.Length > LongestText ? GitHubError.Invalid(PullTextRules.TooLong("body", LongestText) with { Resource = "IssueComment" })
        : null;

    private static CommentRecord Add(RepositoryDraft draft, int number, string text, Actor by, DateTimeOffset now)
    {
        var (id, record) = draft.Record.TakeId();
        var comment = new CommentRecord(id, number, by, text, now);
        draft.Save(record with { Comments = [.. record.Comments, comment] });
        return comment;
    }

    private static JsonObject Of(RepositoryRecord repository, CommentRecord comment, Urls urls)
    {
        var api = urls.Repository(repository.FullName);
        return new JsonObject
        {
            ["id"] = comment.Id,
            ["node_id"] = NodeId.Of("IssueComment", comment.Id),
            ["url"] = $"{api}/issues/comments/{comment.Id}",
            ["html_url"] = $"{urls.Web}/{repository.FullName}/pull/{comment.Number}#issuecomment-{comment.Id}",
            ["issue_url"] = $"{api}/issues/{comment.Number}",
            ["body"] = comment.Text,
            ["user"] = ActorBody.Of(comment.Author, urls),
            ["created_at"] = comment.CreatedAt.ToGitHub(),
            ["updated_at"] = comment.CreatedAt.ToGitHub(),
            ["author_association"] = comment.Author.Type == "Bot" ? "NONE" : "MEMBER",
        };
    }
}
