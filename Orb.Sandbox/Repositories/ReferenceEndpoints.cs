using System.Text.Json.Nodes;
using Orb.Sandbox.Accounts;
using Orb.Sandbox.Git;
using Orb.Sandbox.Http;

namespace Orb.Sandbox.Repositories;

/// <summary>git references: read, made, moved and deleted.</summary>
internal static class ReferenceEndpoints
{
    public static void MapReferences(this RouteGroupBuilder api)
    {
        api.MapGet("/repos/{owner}/{repo}/git/ref/{**reference}", Get).Reads("git.refs.get", "git/refs#get-a-reference", "contents");
        api.MapGet("/repos/{owner}/{repo}/git/refs/{**reference}", Get).Reads("git.refs.get", "git/refs#get-a-reference", "contents");
        api.MapGet("/repos/{owner}/{repo}/git/matching-refs/{**reference}", Matching).Reads("git.refs.list", "git/refs#list-matching-references", "contents");
        api.MapPost("/repos/{owner}/{repo}/git/refs", Create).Writes("git.refs.create", "git/refs#create-a-reference", "contents");
        api.MapPatch("/repos/{owner}/{repo}/git/refs/{**reference}", Update).Writes("git.refs.update", "git/refs#update-a-reference", "contents");
        api.MapDelete("/repos/{owner}/{repo}/git/refs/{**reference}", Delete).Writes("git.refs.delete", "git/refs#delete-a-reference", "contents");
    }

    private static async Task<IResult> Get(Repository repository, HttpContext context, Urls urls)
    {
        var name = "refs/" + context.Text("reference");
        var found = await Find(repository, name, context.RequestAborted);
        return found is null ? GitHubError.NotFound : Body.Ok(Of(repository, found.Value, urls));
    }

    private static async Task<IResult> Matching(Repository repository, HttpContext context, Urls urls)
    {
        var matching = await repository.History.References("refs/" + context.Text("reference"), context.RequestAborted);
        return Page.Of(context, urls, matching, reference => Of(repository, reference, urls));
    }

    private static async Task<IResult> Create(Repository repository, HttpContext context, BranchWatch watch, Urls urls)
    {
        var read = await RequestFields.Read(context);
        return await read.Then(async fields =>
        {
            var (name, sha) = (fields.Required("ref"), fields.Required("sha"));
            if (fields.Refusal is { } refusal)
            {
                return refusal;
            }

            if (!IsWritable(name))
            {
                return GitHubError.Unprocessable("Reference name must start with refs/heads or refs/tags and be well formed.");
            }

            if (await NotACommit(repository, sha, name, context.RequestAborted) is { } wrong)
            {
                return wrong;
            }

            if (!await repository.Writes.Move(name, sha, from: null, context.RequestAborted))
            {
                return GitHubError.Unprocessable("Reference already exists");
            }

            await watch.Announce(repository, context.Actor(), context.RequestAborted);
            var body = Of(repository, (name, sha, "commit"), urls);
            return Body.Created(body, body["url"]!.GetValue<string>());
        });
    }

    private static async Task<IResult> Update(Repository repository, HttpContext context, BranchWatch watch, Urls urls)
    {
        var read = await RequestFields.Read(context);
        return await read.Then(async fields =>
        {
            var name = "refs/" + context.Text("reference");
            var (sha, force) = (fields.Required("sha"), fields.Flag("force") ?? false);
            if (fields.Refusal is { } refusal)
            {
                return refusal;
            }

            if (await Find(repository, name, context.RequestAborted) is not { } current || !IsWritable(name))
            {
                return GitHubError.Unprocessable("Reference does not exist");
            }

            if (await NotACommit(repository, sha, name, context.RequestAborted) is { } wrong)
            {
                return wrong;
            }

            if (!force && !await repository.History.IsAncestor(current.Sha, sha, context.RequestAborted))
            {
                return GitHubError.Unprocessable("Update is not a fast forward");
            }

            if (!await repository.Writes.Move(name, sha, current.Sha, context.RequestAborted))
            {
                return GitHubError.Unprocessable("Reference cannot be updated");
            }

            await watch.Announce(repository, context.Actor(), context.RequestAborted);
            return Body.Ok(Of(repository, (name, sha, "commit"), urls));
        });
    }

    private static async Task<IResult> Delete(Repository repository, HttpContext context, BranchWatch watch)
    {
        var name = "refs/" + context.Text("reference");
        if (await Find(repository, name, context.RequestAborted) is not { } current || !IsWritable(name))
        {
            return GitHubError.Unprocessable("Reference does not exist");
        }

        if (name == "refs/heads/" + repository.Record.DefaultBranch)
        {
            return GitHubError.Unprocessable("Cannot delete the default branch");
        }

        if (!await repository.Writes.Delete(name, current.Sha, context.RequestAborted))
        {
            return GitHubError.Unprocessable("Reference cannot be updated");
        }

        await watch.Announce(repository, context.Actor(), context.RequestAborted);
        return Body.NoContent();
    }

    private static bool IsWritable(string name) =>
        (name.StartsWith("refs/heads/", StringComparison.Ordinal) || name.StartsWith("refs/tags/", StringComparison.Ordinal))
        && RefName.IsValidBranch(name[(name.IndexOf('/', 5) + 1)..]);

    private static async Task<GitHubError?> NotACommit(Repository repository, string sha, string name, CancellationToken cancellationToken)
    {
        if (!RefName.IsSha(sha))
        {
            return GitHubError.Unprocessable("The sha parameter must be exactly 40 characters and contain only [0-9a-f].");
        }

        var type = await repository.Writes.TypeOf(sha, cancellationToken);
        return type is null || (type != "commit" && name.StartsWith("refs/heads/", StringComparison.Ordinal))
            ? GitHubError.Unprocessable("Object does not exist")
            : null;
    }

    private static async Task<(string Name, string Sha, string Type)?> Find(Repository repository, string name, CancellationToken cancellationToken)
    {
        var found = await repository.History.References(name, cancellationToken);
        return found.Where(reference => reference.Name == name).Select(reference => ((string, string, string)?)reference).FirstOrDefault();
    }

    private static JsonObject Of(Repository repository, (string Name, string Sha, string Type) reference, Urls urls)
    {
        var api = urls.Repository(repository.Record.FullName);
        return new JsonObject
        {
            ["ref"] = reference.Name,
            ["node_id"] = NodeId.Of("Ref", $"{repository.Record.Id}:{reference.Name}"),
            ["url"] = $"{api}/git/{reference.Name}",
            ["object"] = new JsonObject
            {
                ["sha"] = reference.Sha,
                ["type"] = reference.Type,
                ["url"] = $"{api}/git/{reference.Type}s/{reference.Sha}",
            },
        };
    }
}
