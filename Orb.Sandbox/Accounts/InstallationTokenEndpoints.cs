using System.Text.Json.Nodes;
using Orb.Sandbox.Http;
using Orb.Sandbox.Repositories;

namespace Orb.Sandbox.Accounts;

/// <summary>Installation tokens: made by the App, narrowed to permissions and repositories, given back by their bearer.</summary>
internal static class InstallationTokenEndpoints
{
    public static void MapInstallationTokens(this RouteGroupBuilder api)
    {
        api.MapPost("/app/installations/{id:long}/access_tokens", Create)
            .Named("app.tokens.create", new Need.App(), "apps/apps#create-an-installation-access-token-for-an-app");
        api.MapDelete("/installation/token", Revoke)
            .Named("app.tokens.revoke", new Need.Token(), "apps/installations#revoke-an-installation-access-token");
        api.MapGet("/installation/repositories", Repositories)
            .Named("app.repositories.list", new Need.Token(), "apps/installations#list-repositories-accessible-to-the-app-installation");
    }

    private static async Task<IResult> Create(long id, HttpContext context, AppAccount app, Tokens tokens, RepositoryStore store, Urls urls)
    {
        var read = await RequestFields.Read(context);
        return await read.Then(fields => Task.FromResult(Issue(id, fields, app, tokens, store, urls)));
    }

    private static IResult Issue(long id, RequestFields fields, AppAccount app, Tokens tokens, RepositoryStore store, Urls urls)
    {
        var asked = fields.Map("permissions");
        var names = fields.Texts("repositories");
        var ids = fields.Numbers("repository_ids");
        if (fields.Refusal is { } refusal)
        {
            return refusal;
        }

        if (app.Record.Installations.FirstOrDefault(candidate => candidate.Id == id) is not { } installation)
        {
            return GitHubError.NotFound;
        }

        if (asked is not null && asked.Any(permission => !IsGranted(permission)))
        {
            return GitHubError.Unprocessable("The permissions requested are not granted to this installation.");
        }

        var chosen = Chosen(installation, store, names, ids);
        if (chosen is not null && chosen.Any(repository => repository is null))
        {
            return GitHubError.Unprocessable("There is at least one repository that does not exist or is not accessible to the parent installation.");
        }

        var permissions = new SortedDictionary<string, string>((asked ?? AppRecord.Permissions).ToDictionary(), StringComparer.Ordinal);
        permissions.TryAdd("metadata", "read");
        var (token, record) = tokens.Issue(id, permissions, chosen is null ? null : [.. chosen.Select(repository => repository!.Record.Id)]);
        var body = new JsonObject
        {
            ["token"] = token,
            ["expires_at"] = record.ExpiresAt.ToGitHub(),
            ["permissions"] = AppBody.Permissions(permissions),
            ["repository_selection"] = chosen is null ? "all" : "selected",
        };
        if (chosen is not null)
        {
            body["repositories"] = Body.Array(chosen.Select(repository => RepositoryBody.Of(repository!, app, urls)));
        }

        return Body.Created(body, location: null);
    }

    private static bool IsGranted(KeyValuePair<string, string> asked) =>
        AppRecord.Permissions.TryGetValue(asked.Key, out var granted) && (asked.Value == "read" || asked.Value == granted);

    private static IReadOnlyList<Repository?>? Chosen(Installation installation, RepositoryStore store, IReadOnlyList<string>? names, IReadOnlyList<long>? ids)
    {
        if (names is null && ids is null)
        {
            return null;
        }

        var byId = store.All.Where(repository => string.Equals(repository.Record.Owner, installation.Account.Login, StringComparison.OrdinalIgnoreCase)).ToList();
        return
        [
            .. (names ?? []).Select(name => store.Find(installation.Account.Login, name)),
            .. (ids ?? []).Select(id => byId.Find(repository => repository.Record.Id == id)),
        ];
    }

    private static IResult Revoke(HttpContext context, Tokens tokens)
    {
        if (context.Caller() is not Caller.Installation)
        {
            return GitHubError.NotAccessible;
        }

        tokens.Revoke(Credential.Of(context.Request)!);
        return Body.NoContent();
    }

    private static IResult Repositories(HttpContext context, RepositoryStore store, AppAccount app, Urls urls)
    {
        if (context.Caller() is not Caller.Installation installation)
        {
            return GitHubError.NotAccessible;
        }

        var covered = store.All
            .Where(repository => string.Equals(repository.Record.Owner, installation.Account, StringComparison.OrdinalIgnoreCase))
            .Where(repository => installation.Repositories?.Contains(repository.Record.Id) != false)
            .ToList();
        return Body.Ok(new JsonObject
        {
            ["total_count"] = covered.Count,
            ["repository_selection"] = installation.Repositories is null ? "all" : "selected",
            ["repositories"] = Body.Array(covered.Take(100).Select(repository => RepositoryBody.Of(repository, app, urls))),
        });
    }
}
