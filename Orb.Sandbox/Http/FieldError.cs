using System.Text.Json.Nodes;

namespace Orb.Sandbox.Http;

/// <summary>One entry of <c>errors</c> in a 422.</summary>
internal sealed record FieldError(string Resource, string Code, string? Field = null, string? Message = null, string? Value = null)
{
    public static FieldError Custom(string resource, string message, string? field = null) => new(resource, "custom", field, message);

    public static FieldError InvalidValue(string resource, string field) => new(resource, "invalid", field);

    public JsonObject ToJson()
    {
        var json = new JsonObject { ["resource"] = Resource, ["code"] = Code };
        if (Value is not null)
        {
            json["value"] = Value;
        }

        if (Field is not null)
        {
            json["field"] = Field;
        }

        if (Message is not null)
        {
            json["message"] = Message;
        }

        return json;
    }
}
