using System.Text.Json;
using System.Text.Json.Serialization;

namespace Orb.Grains.Interfaces.Catalog;

/// <summary>Writes an id as its text, and refuses any text that is not an id of its kind.</summary>
/// <typeparam name="TId">The kind of id.</typeparam>
public sealed class EntityIdJsonConverter<TId> : JsonConverter<TId>
    where TId : struct, IEntityId<TId>
{
    /// <inheritdoc/>
    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        EntityId.TryParse<TId>(reader.GetString(), out var id) ? id : throw new JsonException($"Not a {TId.Prefix} id.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
