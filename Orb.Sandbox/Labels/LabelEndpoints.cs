using Orb.Sandbox.Http;
using Orb.Sandbox.Repositories;

namespace Orb.Sandbox.Labels;

/// <summary>The labels that a repository has.</summary>
internal static class LabelEndpoints
{
    private const int LongestName = 50;
    private const int LongestDescription = 100;

    public static void MapLabels(this RouteGroupBuilder api)
    {
        api.MapGet("/repos/{owner}/{repo}/labels", List).Reads("labels.list", "issues/labels#list-labels-for-a-repository", "issues", "pull_requests");
        api.MapPost("/repos/{owner}/{repo}/labels", Create).Writes("labels.create", "issues/labels#create-a-label", "issues", "pull_requests");
        api.MapGet("/repos/{owner}/{repo}/labels/{name}", Get).Reads("labels.get", "issues/labels#get-a-label", "issues", "pull_requests");
    }

    private static IResult List(Repository repository, HttpContext context, Urls urls) =>
        Page.Of(context, urls, repository.Record.Labels, label => LabelBody.Of(repository.Record, label, urls));

    private static IResult Get(Repository repository, HttpContext context, Urls urls) =>
        repository.Record.Label(Uri.UnescapeDataString(context.Text("name"))) is { } label
            ? Body.Ok(LabelBody.Of(repository.Record, label, urls))
            : GitHubError.NotFound;

    private static async Task<IResult> Create(Repository repository, HttpContext context, Urls urls)
    {
        var read = await RequestFields.Read(context);
        return await read.Then(async fields =>
        {
            var (name, color, description) = (fields.Required("name"), fields.Text("color") ?? "ededed", fields.Text("description"));
            if ((fields.Refusal ?? Refusal(name, color, description)) is { } refusal)
            {
                return refusal;
            }

            var made = await repository.Change(draft => Task.FromResult(Add(draft, name, color, description)), context.RequestAborted);
            return await made.Then(label =>
            {
                var body = LabelBody.Of(repository.Record, label, urls);
                return Task.FromResult(Body.Created(body, body["url"]!.GetValue<string>()));
            });
        });
    }

    private static Outcome<LabelRecord> Add(RepositoryDraft draft, string name, string color, string? description)
    {
        if (draft.Record.Label(name) is not null)
        {
            return GitHubError.Invalid(new FieldError("Label", "already_exists", "name"));
        }

        var (record, label) = draft.Record.NewLabel(name, color, description);
        draft.Save(record);
        return label;
    }

    private static GitHubError? Refusal(string name, string color, string? description)
    {
        List<FieldError> errors = [];
        if (string.IsNullOrWhiteSpace(name))
        {
            errors.Add(new FieldError("Label", "missing_field", "name"));
        }

        if (name.Length > LongestName)
        {
            errors.Add(FieldError.Custom("Label", $"name is too long (maximum is {LongestName} characters)", "name"));
        }

        if (color.Length != 6 || !color.All(char.IsAsciiHexDigit))
        {
            errors.Add(FieldError.InvalidValue("Label", "color"));
        }

        if (description?.Length > LongestDescription)
        {
            errors.Add(FieldError.Custom("Label", $"description is too long (maximum is {LongestDescription} characters)", "description"));
        }

        return errors.Count > 0 ? GitHubError.Invalid([.. errors]) : null;
    }
}
