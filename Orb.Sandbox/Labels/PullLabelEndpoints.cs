using Orb.Sandbox.Accounts;
using Orb.Sandbox.Http;
using Orb.Sandbox.Pulls;
using Orb.Sandbox.Repositories;

namespace Orb.Sandbox.Labels;

/// <summary>The labels of one pull request, which to these routes is an issue.</summary>
internal static class PullLabelEndpoints
{
    private const string Path = "/repos/{owner}/{repo}/issues/{number}/labels";

    public static void MapPullLabels(this RouteGroupBuilder api)
    {
        string[] either = ["issues", "pull_requests"];
        api.MapGet(Path, List).Reads("issues.labels.list", "issues/labels#list-labels-for-an-issue", either);
        api.MapPost(Path, Add).Writes("issues.labels.add", "issues/labels#add-labels-to-an-issue", either);
        api.MapPut(Path, Set).Writes("issues.labels.set", "issues/labels#set-labels-for-an-issue", either);
        api.MapDelete(Path, RemoveAll).Writes("issues.labels.removeAll", "issues/labels#remove-all-labels-from-an-issue", either);
        api.MapDelete(Path + "/{name}", Remove).Writes("issues.labels.remove", "issues/labels#remove-a-label-from-an-issue", either);
    }

    private static IResult List(Repository repository, HttpContext context, Urls urls) =>
        repository.Record.Pull(context.Number("number")) is { } pull
            ? Page.Of(context, urls, [.. repository.Record.LabelsOf(pull)], label => LabelBody.Of(repository.Record, label, urls))
            : GitHubError.NotFound;

    private static Task<IResult> Add(Repository repository, HttpContext context, PullLabels labels, Urls urls) =>
        ByNames(repository, context, labels, urls, (present, names) => [.. present, .. names]);

    private static Task<IResult> Set(Repository repository, HttpContext context, PullLabels labels, Urls urls) =>
        ByNames(repository, context, labels, urls, (_, names) => names);

    private static async Task<IResult> RemoveAll(Repository repository, HttpContext context, PullLabels labels)
    {
        var changed = await labels.Change(repository, context.Number("number"), _ => [], context.Actor(), context.RequestAborted);
        return await changed.Then(_ => Task.FromResult(Body.NoContent()));
    }

    private static async Task<IResult> Remove(Repository repository, HttpContext context, PullLabels labels, Urls urls)
    {
        var name = Uri.UnescapeDataString(context.Text("name"));
        var pull = repository.Record.Pull(context.Number("number"));
        if (pull?.Labels.Contains(name, StringComparer.OrdinalIgnoreCase) == false)
        {
            return new GitHubError(StatusCodes.Status404NotFound, "Label does not exist");
        }

        var changed = await labels.Change(
            repository,
            context.Number("number"),
            present => present.Where(other => !string.Equals(other, name, StringComparison.OrdinalIgnoreCase)),
            context.Actor(),
            context.RequestAborted);
        return await Answer(repository, changed, urls);
    }

    private static async Task<IResult> ByNames(
        Repository repository,
        HttpContext context,
        PullLabels labels,
        Urls urls,
        Func<IReadOnlyList<string>, IReadOnlyList<string>, IEnumerable<string>> change)
    {
        var read = await RequestFields.Read(context);
        return await read.Then(async fields =>
        {
            var names = fields.Texts("labels") ?? [];
            if (fields.Refusal is { } refusal)
            {
                return refusal;
            }

            var changed = await labels.Change(
                repository, context.Number("number"), present => change(present, names), context.Actor(), context.RequestAborted);
            return await Answer(repository, changed, urls);
        });
    }

    private static Task<IResult> Answer(Repository repository, Outcome<PullRecord> changed, Urls urls) => changed.Then(pull =>
    {
        var record = repository.Record;
        return Task.FromResult(Body.Ok(Body.Array(record.LabelsOf(pull).Select(label => LabelBody.Of(record, label, urls)))));
    });
}
