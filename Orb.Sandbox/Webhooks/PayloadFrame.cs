using System.Text.Json.Nodes;
using Orb.Sandbox.Accounts;
using Orb.Sandbox.Http;
using Orb.Sandbox.Repositories;

namespace Orb.Sandbox.Webhooks;

/// <summary>What every payload carries: the repository, who did it, and through which installation the App hears of it.</summary>
internal static class PayloadFrame
{
    public static JsonObject About(this JsonObject payload, RepositoryRecord repository, Actor by, AppAccount app, Urls urls)
    {
        payload["repository"] = RepositoryBody.Of(repository, app, urls);
        payload["sender"] = ActorBody.Of(by, urls);
        if (app.InstallationOf(repository.Owner) is { } installation)
        {
            payload["installation"] = new JsonObject
            {
                ["id"] = installation.Id,
                ["node_id"] = NodeId.Of("IntegrationInstallation", installation.Id),
            };
        }

        return payload;
    }

    public static WebhookEvent As(this JsonObject payload, string name, string? action, RepositoryRecord repository, AppAccount app) =>
        new(name, action, app.InstallationOf(repository.Owner)?.Id, repository.Id, payload);
}
