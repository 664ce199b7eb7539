using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Orb.Sandbox.Http;

/// <summary>JSON answers.</summary>
internal static class Body
{
    private static readonly JsonSerializerOptions AsGitHub = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IResult Ok(JsonNode body) => new Answer(StatusCodes.Status200OK, body);

    public static IResult Created(JsonNode body, string? location) => new Answer(StatusCodes.Status201Created, body, location);

    public static IResult NoContent() => Results.NoContent();

    public static JsonArray Array(IEnumerable<JsonNode> items) => [.. items];

    public static Task Write(HttpContext context, int status, JsonNode body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(body.ToJsonString(AsGitHub), context.RequestAborted);
    }

    private sealed record Answer(int Status, JsonNode Content, string? Location = null) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            if (Location is not null)
            {
                httpContext.Response.Headers.Location = Location;
            }

            return Write(httpContext, Status, Content);
        }
    }
}
