using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Orb.Api.Hosting;
using HttpJsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace Orb.Api.Catalog;

/// <summary>
/// Writes problem details whatever the caller accepts: the framework's writer stays silent for <c>Accept: text/event-stream</c> and the like.
/// </summary>
internal sealed class ApiProblemWriter(IOptions<HttpJsonOptions> json, IOptions<ProblemDetailsOptions> problems) : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context) => ApiRoutes.IsForPrograms(context.HttpContext.Request.Path);

    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        problems.Value.CustomizeProblemDetails?.Invoke(context);
        await context.HttpContext.Response.WriteAsJsonAsync<ProblemDetails>(
            context.ProblemDetails, json.Value.SerializerOptions, "application/problem+json", context.HttpContext.RequestAborted);
    }
}
