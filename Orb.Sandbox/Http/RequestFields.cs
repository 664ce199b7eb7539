using System.Text.Json;

namespace Orb.Sandbox.Http;

/// <summary>The fields of a JSON request, refused in GitHub's words when they are missing or of the wrong type.</summary>
internal sealed class RequestFields
{
    private const int MaximumBytes = 1024 * 1024 * 4;
    private static readonly JsonDocumentOptions Limits = new() { MaxDepth = 32 };

    private readonly JsonElement _object;
    private readonly List<string> _missing = [];
    private readonly List<string> _mistyped = [];

    private RequestFields(JsonElement value) => _object = value;

    /// <summary>Null when everything that was asked for was there and of its type.</summary>
    public GitHubError? Refusal
    {
        get
        {
            if (_missing.Count > 0)
            {
                var names = string.Join(", ", _missing.Select(name => $"\"{name}\""));
                return GitHubError.Unprocessable($"Invalid request.\n\n{names} {(_missing.Count == 1 ? "wasn't" : "weren't")} supplied.");
            }

            return _mistyped.Count > 0 ? GitHubError.Unprocessable("Invalid request.\n\n" + string.Join("\n", _mistyped)) : null;
        }
    }

    public static async Task<Outcome<RequestFields>> Read(HttpContext context)
    {
        using var content = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await context.Request.Body.ReadAsync(chunk, context.RequestAborted)) > 0)
        {
            content.Write(chunk, 0, read);
            if (content.Length > MaximumBytes)
            {
                return new GitHubError(StatusCodes.Status413PayloadTooLarge, "Payload too large");
            }
        }

        if (content.Length == 0)
        {
            return new RequestFields(JsonElement.Parse("{}"));
        }

        try
        {
            using var document = JsonDocument.Parse(content.GetBuffer().AsMemory(0, (int)content.Length), Limits);
            return document.RootElement.ValueKind is JsonValueKind.Object or JsonValueKind.Array
                ? new RequestFields(document.RootElement.Clone())
                : new GitHubError(StatusCodes.Status400BadRequest, "Body should be a JSON object");
        }
        catch (JsonException)
        {
            return new GitHubError(StatusCodes.Status400BadRequest, "Problems parsing JSON");
        }
    }

    public string Required(string name)
    {
        if (Text(name) is { } text)
        {
            return text;
        }

        if (!Has(name) || _object.GetProperty(name).ValueKind == JsonValueKind.Null)
        {
            _missing.Add(name);
        }

        return string.Empty;
    }

    public bool Has(string name) => _object.ValueKind == JsonValueKind.Object && _object.TryGetProperty(name, out _);

    public string? Text(string name) => Value(name, JsonValueKind.String, "a string")?.GetString();

    public bool? Flag(string name) =>
        Present(name) is { } value && value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? _object.GetProperty(name).GetBoolean()
            : Value(name, JsonValueKind.True, "a boolean")?.GetBoolean();

    public IReadOnlyList<long>? Numbers(string name)
    {
        var list = Value(name, JsonValueKind.Array, "an array");
        return list is null ? null : [.. list.Value.EnumerateArray().Select(item => item.TryGetInt64(out var number) ? number : Mistyped(name, item, "an integer"))];
    }

    /// <summary>A list of texts; GitHub also takes a bare array as the whole body, and objects that have a <c>name</c>.</summary>
    public IReadOnlyList<string>? Texts(string name)
    {
        var list = _object.ValueKind == JsonValueKind.Array ? _object : Value(name, JsonValueKind.Array, "an array");
        return list is null ? null : [.. list.Value.EnumerateArray().Select(item => NameOf(name, item))];
    }

    public IReadOnlyDictionary<string, string>? Map(string name)
    {
        var map = Value(name, JsonValueKind.Object, "an object");
        return map?.EnumerateObject().ToDictionary(field => field.Name, field => NameOf(name, field.Value));
    }

    private string NameOf(string field, JsonElement item)
    {
        if (item.ValueKind == JsonValueKind.Object && item.TryGetProperty("name", out var name))
        {
            item = name;
        }

        if (item.ValueKind == JsonValueKind.String)
        {
            return item.GetString()!;
        }

        Mistyped(field, item, "a string");
        return string.Empty;
    }

    private JsonElement? Present(string name) =>
        _object.ValueKind == JsonValueKind.Object && _object.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private JsonElement? Value(string name, JsonValueKind kind, string article)
    {
        if (Present(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == kind)
        {
            return value;
        }

        Mistyped(name, value, article);
        return null;
    }

    private long Mistyped(string name, JsonElement value, string article)
    {
        _mistyped.Add($"For 'properties/{name}', {value.GetRawText()} is not {article}.");
        return 0;
    }
}
