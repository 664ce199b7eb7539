using System.Text.Json.Nodes;

namespace Orb.Sandbox.Http;

/// <summary>A refusal in GitHub's shape: a message, what is wrong with which field, and where the operation is documented.</summary>
internal sealed record GitHubError(int Status, string Message, params FieldError[] Errors) : IResult
{
    /// <summary>Set where GitHub sends the bare texts of the errors and not objects.</summary>
    public bool Plain { get; init; }

    public static GitHubError NotFound { get; } = new(StatusCodes.Status404NotFound, "Not Found");

    public static GitHubError BadCredentials { get; } = new(StatusCodes.Status401Unauthorized, "Bad credentials");

    public static GitHubError RequiresAuthentication { get; } = new(StatusCodes.Status401Unauthorized, "Requires authentication");

    public static GitHubError NotAccessible { get; } = new(StatusCodes.Status403Forbidden, "Resource not accessible by integration");

    public static GitHubError Invalid(params FieldError[] errors) => new(StatusCodes.Status422UnprocessableEntity, "Validation Failed", errors);

    public static GitHubError Unprocessable(string message) => new(StatusCodes.Status422UnprocessableEntity, message);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var body = new JsonObject { ["message"] = Message };
        if (Errors.Length > 0)
        {
            body["errors"] = new JsonArray([.. Errors.Select(error => Plain ? JsonValue.Create(error.Message) : (JsonNode)error.ToJson())]);
        }

        body["documentation_url"] = httpContext.GetEndpoint()?.Metadata.GetMetadata<Operation>()?.Documentation ?? "https://docs.github.com/rest";
        body["status"] = $"{Status}";
        return Body.Write(httpContext, Status, body);
    }
}
