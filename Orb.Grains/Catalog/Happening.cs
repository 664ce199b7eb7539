using System.Text.Json;
using System.Text.Json.Serialization;

namespace Orb.Grains.Catalog;

/// <summary>Something that a change of state makes known.</summary>
/// <param name="Type">See <see cref="Interfaces.Catalog.EventTypes"/>.</param>
/// <param name="Data">Becomes the event's JSON object.</param>
/// <param name="Actor">The person who did it; null for Orb itself.</param>
internal sealed record Happening(string Type, object Data, string? Actor = null)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The event as it is stored, under a key that the same change of the same grain always has.</summary>
    public PendingEvent ToEvent(string key, DateTimeOffset at) => new(key, Type, at, JsonSerializer.Serialize(Data, Json), Actor);
}
