using System.Text.Json;
using Orb.Api.Console.Words;

namespace Orb.Api.Console.Events;

/// <summary>The members of an event. What is missing or of another form than promised is left out of the sentence, never a failure.</summary>
internal sealed class EventData
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private readonly JsonElement _members;

    private EventData(JsonElement members) => _members = members;

    /// <summary>Who did it; Orb itself when the event names nobody.</summary>
    public string Who => Text("by") ?? "Orb";

    public static EventData Read(string json)
    {
        try
        {
            return new EventData(JsonSerializer.Deserialize<JsonElement>(json));
        }
        catch (JsonException)
        {
            return new EventData(default);
        }
    }

    /// <summary>The JSON as a person wants to read it, or as it is when it is none.</summary>
    public static string Pretty(string json)
    {
        try
        {
            return JsonSerializer.Serialize(JsonSerializer.Deserialize<JsonElement>(json), Indented);
        }
        catch (JsonException)
        {
            return json;
        }
    }

    public string? Text(string member) =>
        Find(member) is { ValueKind: JsonValueKind.String } value && value.GetString() is { Length: > 0 } text ? text : null;

    public string Text(string member, string otherwise) => Text(member) ?? otherwise;

    public long? Number(string member) =>
        Find(member) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var number) ? number : null;

    public bool Is(string member) => Find(member) is { ValueKind: JsonValueKind.True };

    public string? Time(string member) =>
        Find(member) is { ValueKind: JsonValueKind.String } value && value.TryGetDateTimeOffset(out var at) ? ExactTime.ToTheMinute(at) : null;

    public IReadOnlyList<string> List(string member) =>
        Find(member) is { ValueKind: JsonValueKind.Array } value
            ? [.. value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
            : [];

    private JsonElement? Find(string member) =>
        _members.ValueKind == JsonValueKind.Object && _members.TryGetProperty(member, out var value) ? value : null;
}
