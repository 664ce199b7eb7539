using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Orb.Grains.Interfaces.Catalog;

namespace Orb.Api.Catalog;

/// <summary>Makes problem details (RFC 9457); <see cref="ProblemResponses"/> adds what every one of them has.</summary>
internal static class Problems
{
    public const string Code = "code";
    public const string TraceId = "traceId";
    public const string Errors = "errors";

    public static ProblemHttpResult Of(ProblemKind kind, string? detail = null) => TypedResults.Problem(Details(kind, detail));

    public static ProblemHttpResult Of(ProblemKind kind, string detail, string field, string message) =>
        Invalid(kind, detail, new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [message] });

    public static ProblemHttpResult Invalid(ProblemKind kind, string? detail, IReadOnlyDictionary<string, string[]> errors)
    {
        var details = Details(kind, detail);
        details.Extensions[Errors] = errors;
        return TypedResults.Problem(details);
    }

    /// <summary>A request that a grain will not store: one problem keeps its own code, several share one.</summary>
    public static ProblemHttpResult Refused(IReadOnlyList<Problem> problems)
    {
        var kind = problems is [var only] ? new ProblemKind(only.Code, 400, ProblemKinds.InvalidRequest.Title) : ProblemKinds.InvalidRequest;
        var errors = problems
            .Where(problem => problem.Field is not null)
            .GroupBy(problem => problem.Field!, problem => problem.Message, StringComparer.Ordinal)
            .ToDictionary(field => field.Key, field => field.ToArray(), StringComparer.Ordinal);
        return Invalid(kind, string.Join(' ', problems.Select(problem => problem.Message)), errors);
    }

    /// <summary>A request that the resource's state does not allow.</summary>
    public static ProblemHttpResult Conflict(Problem problem) =>
        Of(new ProblemKind(problem.Code, 409, "Its state does not allow this"), problem.Message);

    public static ProblemDetails Details(ProblemKind kind, string? detail) => new()
    {
        Type = ProblemKind.TypeOf(kind.Code),
        Title = kind.Title,
        Status = kind.Status,
        Detail = detail,
        Extensions = { [Code] = kind.Code },
    };
}
