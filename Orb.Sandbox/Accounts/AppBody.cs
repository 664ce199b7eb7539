using System.Text.Json.Nodes;
using Orb.Sandbox.Http;

namespace Orb.Sandbox.Accounts;

/// <summary>The App and its installations as GitHub shows them.</summary>
internal static class AppBody
{
    public static JsonObject OfApp(AppRecord app, Urls urls) => new()
    {
        ["id"] = app.Id,
        ["slug"] = AppRecord.Slug,
        ["client_id"] = $"Iv23sandbox{app.Id}",
        ["node_id"] = NodeId.Of("App", app.Id),
        ["owner"] = ActorBody.Of(Actor.Person, urls),
        ["name"] = app.Name,
        ["description"] = "Orb on its sandbox",
        ["external_url"] = urls.Web,
        ["html_url"] = $"{urls.Web}/github-apps/{AppRecord.Slug}",
        ["created_at"] = app.CreatedAt.ToGitHub(),
        ["updated_at"] = app.CreatedAt.ToGitHub(),
        ["permissions"] = Permissions(AppRecord.Permissions),
        ["events"] = Events(),
        ["installations_count"] = app.Installations.Count,
    };

    public static JsonObject OfInstallation(Installation installation, AppRecord app, Urls urls) => new()
    {
        ["id"] = installation.Id,
        ["client_id"] = $"Iv23sandbox{app.Id}",
        ["account"] = ActorBody.Of(installation.Account, urls),
        ["repository_selection"] = "all",
        ["access_tokens_url"] = $"{urls.Api}/app/installations/{installation.Id}/access_tokens",
        ["repositories_url"] = $"{urls.Api}/installation/repositories",
        ["html_url"] = $"{urls.Web}/organizations/{installation.Account.Login}/settings/installations/{installation.Id}",
        ["app_id"] = app.Id,
        ["app_slug"] = AppRecord.Slug,
        ["target_id"] = installation.Account.Id,
        ["target_type"] = installation.Account.Type,
        ["permissions"] = Permissions(AppRecord.Permissions),
        ["events"] = Events(),
        ["created_at"] = installation.CreatedAt.ToGitHub(),
        ["updated_at"] = installation.CreatedAt.ToGitHub(),
        ["single_file_name"] = null,
        ["has_multiple_single_files"] = false,
        ["single_file_paths"] = new JsonArray(),
        ["suspended_by"] = null,
        ["suspended_at"] = null,
    };

    public static JsonObject Permissions(IReadOnlyDictionary<string, string> permissions) =>
        new(permissions.Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, pair.Value)));

    private static JsonArray Events() => Body.Array(AppRecord.Events.Select(name => (JsonNode)name));
}
