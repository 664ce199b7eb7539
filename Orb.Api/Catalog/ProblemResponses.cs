using System.Diagnostics;
using Orb.Api.Hosting;

namespace Orb.Api.Catalog;

/// <summary>Gives every failed request of a program problem details: exceptions, bare status codes, and results.</summary>
internal static class ProblemResponses
{
    public static WebApplicationBuilder AddProblemResponses(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IProblemDetailsWriter, ApiProblemWriter>();
        builder.Services.AddProblemDetails(options => options.CustomizeProblemDetails = Complete);
        builder.Services.AddExceptionHandler<FaultAnswers>();
        return builder;
    }

    public static WebApplication UseProblemResponses(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseWhen(
            http => ApiRoutes.IsForPrograms(http.Request.Path),
            programs => programs.UseStatusCodePages(async context =>
            {
                var status = context.HttpContext.Response.StatusCode;
                await Problems.Of(ProblemKinds.ForStatus(status)).ExecuteAsync(context.HttpContext);
            }));
        return app;
    }

    private static void Complete(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        if (!problem.Extensions.ContainsKey(Problems.Code))
        {
            var kind = ProblemKinds.ForStatus(problem.Status ?? context.HttpContext.Response.StatusCode);
            problem.Type = ProblemKind.TypeOf(kind.Code);
            problem.Title = kind.Title;
            problem.Extensions[Problems.Code] = kind.Code;
        }

        problem.Extensions[Problems.TraceId] = Activity.Current?.TraceId.ToString() ?? context.HttpContext.TraceIdentifier;
    }
}
