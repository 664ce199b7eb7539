using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Orb.Api.Hosting;
using Orb.Grains.Interfaces.Catalog;

namespace Orb.Api.Catalog;

/// <summary>Turns exceptions into problem details. A caller's fault is never a 500, and a 500 tells nothing but its trace id.</summary>
internal sealed partial class FaultAnswers(ILogger<FaultAnswers> logger) : IExceptionHandler
{
    private const int ClientClosedRequest = 499;

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.RequestAborted.IsCancellationRequested)
        {
            httpContext.Response.StatusCode = ClientClosedRequest;
            return true;
        }

        var answer = exception switch
        {
            BadHttpRequestException bad => BadRequest(bad),
            BadCursorException => Problems.Of(ProblemKinds.BadCursor, "Start again without a cursor."),
            _ when ClusterFaults.IsTransient(exception) => Unavailable(httpContext, exception),
            _ => Defect(exception),
        };
        httpContext.Response.StatusCode = answer.StatusCode;
        if (ApiRoutes.IsForPrograms(httpContext.Request.Path))
        {
            await answer.ExecuteAsync(httpContext);
            return true;
        }

        return false;
    }

    private static ProblemHttpResult BadRequest(BadHttpRequestException bad)
    {
        if (bad.StatusCode is not StatusCodes.Status400BadRequest)
        {
            return Problems.Of(ProblemKinds.ForStatus(bad.StatusCode));
        }

        if (bad.InnerException is JsonException json)
        {
            return Unreadable(json);
        }

        if (BindingFailure.Match(bad.Message) is { Success: true } failure)
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(failure.Groups["name"].Value);
            return Problems.Of(ProblemKinds.InvalidRequest, $"'{name}' cannot be read.", name, "Not a value that this parameter takes.");
        }

        return bad.Message.Contains("body", StringComparison.Ordinal)
            ? Problems.Of(ProblemKinds.BodyMissing)
            : Problems.Of(ProblemKinds.InvalidRequest, "The request cannot be read.");
    }

    private static ProblemHttpResult Unreadable(JsonException json)
    {
        if (UnmappedMember.Match(json.Message) is { Success: true } unmapped)
        {
            var member = unmapped.Groups["name"].Value;
            return Problems.Of(ProblemKinds.UnknownMember, $"There is no member '{member}' here.", member, "Unknown member.");
        }

        var place = json.LineNumber is { } line ? $"Line {line + 1}, at {json.Path ?? "$"}." : $"At {json.Path ?? "$"}.";
        return Problems.Of(ProblemKinds.MalformedJson, place);
    }

    private ProblemHttpResult Unavailable(HttpContext http, Exception exception)
    {
        ClusterFault(exception);
        http.Response.Headers.RetryAfter = "1";
        return Problems.Of(ProblemKinds.TemporarilyUnavailable, "Nothing is wrong with the request: send it again.");
    }

    private ProblemHttpResult Defect(Exception exception)
    {
        Unhandled(exception);
        return Problems.Of(ProblemKinds.InternalError);
    }

    // The framework keeps these names in its messages only, which it writes in English whatever the culture.
    [GeneratedRegex("""^Failed to bind parameter ".+ (?<name>\w+)" from """, RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BindingFailure { get; }

    [GeneratedRegex("""^The JSON property '(?<name>.*)' could not be mapped""", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UnmappedMember { get; }

    [LoggerMessage(LogLevel.Warning, "The cluster did not answer")]
    private partial void ClusterFault(Exception exception);

    [LoggerMessage(LogLevel.Error, "A request failed")]
    private partial void Unhandled(Exception exception);
}
