using System.Text.Json.Nodes;
using NJsonSchema;

namespace Orb.Sandbox.Tests.Conformance;

/// <summary>Turns a schema of OpenAPI 3.0 into JSON Schema: only the components that it needs, and <c>nullable</c> as the null type.</summary>
internal static class OpenApiSchema
{
    private const string Components = "#/components/schemas/";

    public static JsonNode Resolve(JsonNode document, JsonNode node)
    {
        while (node["$ref"]?.GetValue<string>() is { } reference)
        {
            node = reference[2..].Split('/').Aggregate(document, (place, name) => place[name]!);
        }

        return node;
    }

    public static Task<JsonSchema> Compile(JsonNode document, JsonNode schema)
    {
        var definitions = new JsonObject();
        var root = new JsonObject { ["allOf"] = new JsonArray(Convert(document, schema, definitions)) };
        root["definitions"] = definitions;
        return JsonSchema.FromJsonAsync(root.ToJsonString());
    }

    private static JsonNode Convert(JsonNode document, JsonNode? schema, JsonObject definitions)
    {
        if (schema is null)
        {
            return new JsonObject();
        }

        if (schema is JsonArray list)
        {
            return new JsonArray([.. list.Select(item => item is JsonObject or JsonArray ? Convert(document, item, definitions) : item?.DeepClone())]);
        }

        if (schema is not JsonObject fields)
        {
            return schema.DeepClone();
        }

        if (fields["$ref"] is JsonValue reference)
        {
            return new JsonObject { ["$ref"] = "#/definitions/" + Define(document, reference.GetValue<string>()[Components.Length..], definitions) };
        }

        var converted = new JsonObject();
        foreach (var (name, value) in fields.Where(field => field.Key is not ("example" or "examples" or "nullable" or "discriminator" or "description" or "title" or "default")))
        {
            converted[name] = name == "properties" ? Properties(document, value!.AsObject(), definitions)
                : value is JsonObject or JsonArray && name is not ("enum" or "required") ? Convert(document, value, definitions)
                : value?.DeepClone();
        }

        return fields["nullable"]?.GetValue<bool>() == true ? OrNull(converted) : converted;
    }

    /// <summary>Names of properties are free: one may be called <c>description</c> or <c>default</c>.</summary>
    private static JsonObject Properties(JsonNode document, JsonObject properties, JsonObject definitions) =>
        new(properties.Select(property => KeyValuePair.Create(property.Key, (JsonNode?)Convert(document, property.Value, definitions))));

    private static JsonObject OrNull(JsonObject schema) => new()
    {
        ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "null" }, schema),
    };

    private static string Define(JsonNode document, string name, JsonObject definitions)
    {
        if (!definitions.ContainsKey(name))
        {
            definitions[name] = new JsonObject();
            definitions[name] = Convert(document, document["components"]!["schemas"]![name]!, definitions);
        }

        return name;
    }
}
