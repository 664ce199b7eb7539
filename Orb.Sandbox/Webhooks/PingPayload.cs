using System.Text.Json.Nodes;
using Orb.Sandbox.Accounts;
using Orb.Sandbox.Http;

namespace Orb.Sandbox.Webhooks;

/// <summary>The <c>ping</c> event, by which a receiver is tried out.</summary>
internal static class PingPayload
{
    public static WebhookEvent Of(AppAccount app, WebhookTarget target, Urls urls)
    {
        var created = app.Record.CreatedAt.ToGitHub();
        var payload = new JsonObject
        {
            ["zen"] = "Practicality beats purity.",
            ["hook_id"] = AppRecord.HookId,
            ["hook"] = new JsonObject
            {
                ["type"] = "App",
                ["id"] = AppRecord.HookId,
                ["name"] = "web",
                ["active"] = true,
                ["app_id"] = app.Record.Id,
                ["events"] = Body.Array(AppRecord.Events.Select(name => (JsonNode)name)),
                ["config"] = new JsonObject
                {
                    ["content_type"] = "json",
                    ["insecure_ssl"] = "0",
                    ["secret"] = "********",
                    ["url"] = target.Url?.ToString() ?? "",
                },
                ["created_at"] = created,
                ["updated_at"] = created,
                ["deliveries_url"] = $"{urls.Api}/app/hook/deliveries",
            },
        };
        return new WebhookEvent("ping", Action: null, InstallationId: null, RepositoryId: null, payload);
    }
}
