using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.Interfaces.Workflow;
using Orb.Grains.Interfaces.Workspaces;

namespace Orb.Silo.Catalog;

/// <summary>The records that rows are made of and lists are answered from.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ProjectSnapshot))]
[JsonSerializable(typeof(PullRequestSnapshot))]
[JsonSerializable(typeof(WorkspaceSnapshot))]
[JsonSerializable(typeof(StoredAnswer))]
internal sealed partial class CatalogJson : JsonSerializerContext
{
    public static StoredJson Write<T>(T value, JsonTypeInfo<T> type) => new(JsonSerializer.Serialize(value, type));

    public static T Read<T>(StoredJson json, JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(json.Text, type) ?? throw new JsonException("A stored record is null.");
}
