using Microsoft.AspNetCore.Http.HttpResults;
using Orb.Api.Catalog;
using Orb.Grains.Interfaces.Workflow;

namespace Orb.Api.Workflow;

/// <summary>Says why a change to a project was not made.</summary>
internal static class Refusals
{
    public static ProblemHttpResult Of(ProjectChange refused) => refused switch
    {
        ProjectChange.NotFound => Problems.Of(ProblemKinds.ProjectNotFound),
        ProjectChange.Conflicting conflict => Problems.Conflict(conflict.Problem),
        ProjectChange.Outdated outdated => Problems.Of(ProblemKinds.Outdated, $"It is at version {outdated.Version} now."),
        var unknown => throw new InvalidOperationException($"Unhandled change {unknown}"),
    };
}
