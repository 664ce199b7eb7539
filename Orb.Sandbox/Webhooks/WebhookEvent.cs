using System.Text.Json.Nodes;

namespace Orb.Sandbox.Webhooks;

/// <summary>Something that GitHub tells by webhook.</summary>
internal sealed record WebhookEvent(string Name, string? Action, long? InstallationId, long? RepositoryId, JsonObject Payload);
