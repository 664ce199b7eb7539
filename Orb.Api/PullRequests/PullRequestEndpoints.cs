using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Orb.Api.Catalog;
using Orb.Api.Hosting;
using Orb.Api.Security;
using Orb.Api.Workflow;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.Interfaces.Workflow;

namespace Orb.Api.PullRequests;

/// <summary>Pull requests: ask for one, see why it waits, push it on.</summary>
internal static class PullRequestEndpoints
{
    public static RouteGroupBuilder MapPullRequests(this RouteGroupBuilder api)
    {
        api.MapGet("/pull-requests", ListAll).WithTags("Pull requests")
            .WithName("listPullRequests").WithSummary("The pull requests of all projects that you are a member of, newest first");

        var ofProject = api.MapGroup("/projects/{id}/pull-requests").WithTags("Pull requests");
        ofProject.MapPost("", Ask).ActsOnce().RequireAuthorization(Policies.Writer).WithMetadata(new BodyLimit(BodyLimit.PullRequest))
            .WithName("requestPullRequest").WithSummary("Asks for the pull request of a repository, or brings its text up to date");
        ofProject.MapGet("", List).RequireAuthorization(Policies.Reader)
            .WithName("listProjectPullRequests").WithSummary("The pull requests of a project, oldest first");
        ofProject.MapGet("/{pullRequestId}", Get).RequireAuthorization(Policies.Reader)
            .WithName("getPullRequest").WithSummary("One pull request");
        ofProject.MapPost("/{pullRequestId}/sync", Sync).ActsOnce().RequireAuthorization(Policies.Writer)
            .WithName("syncPullRequest").WithSummary("Asks GitHub now, and runs the next step now");
        ofProject.MapPost("/{pullRequestId}/retry", Retry).ActsOnce().RequireAuthorization(Policies.Writer)
            .WithName("retryPullRequest").WithSummary("Gives it a fresh set of attempts");
        return api;
    }

    private static async Task<Ok<ListResponse<PullRequestResponse>>> ListAll(
        [AsParameters] ListQuery query,
        [FromQuery(Name = "status")] Named<PullRequestStatus>? status,
        ClaimsPrincipal caller,
        HttpContext http,
        IGrainFactory grains,
        CancellationToken cancellationToken)
    {
        var page = await grains.GetGrain<IPullRequestsQueryGrain>(0).List(query.For(caller), status?.Value, cancellationToken);
        return TypedResults.Ok(ListResponse.From(http, page, PullRequestResponse.From));
    }

    private static async Task<Results<Accepted<PullRequestResponse>, ProblemHttpResult>> Ask(
        ProjectId id, RequestPullRequestRequest request, ClaimsPrincipal caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        await grains.GetGrain<IPullRequestIntakeGrain>(0).Request(request.For(id, caller.Id()), cancellationToken) switch
        {
            PullRequestAnswer.NotFound => Problems.Of(ProblemKinds.ProjectNotFound),
            var answer => Answer(id, answer),
        };

    /// <summary>One page always: a project has at most one pull request for each of its ten repositories.</summary>
    private static async Task<Ok<ListResponse<PullRequestResponse>>> List(ProjectId id, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var pullRequests = await grains.GetGrain<IPullRequestsGrain>(id.Value).List(cancellationToken);
        return TypedResults.Ok(new ListResponse<PullRequestResponse>([.. pullRequests.Select(PullRequestResponse.From)], null));
    }

    private static async Task<Results<Ok<PullRequestResponse>, ProblemHttpResult>> Get(
        ProjectId id, string pullRequestId, IGrainFactory grains, CancellationToken cancellationToken) =>
        EntityId.TryParse<PullRequestId>(pullRequestId, out var named)
        && await grains.GetGrain<IPullRequestsGrain>(id.Value).Get(named, cancellationToken) is { } pullRequest
            ? TypedResults.Ok(PullRequestResponse.From(pullRequest))
            : Problems.Of(ProblemKinds.PullRequestNotFound);

    private static async Task<Results<Accepted<PullRequestResponse>, ProblemHttpResult>> Sync(
        ProjectId id, string pullRequestId, ClaimsPrincipal caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        EntityId.TryParse<PullRequestId>(pullRequestId, out var named)
            ? Answer(id, await grains.GetGrain<IPullRequestsGrain>(id.Value).Sync(named, caller.Id(), cancellationToken))
            : Problems.Of(ProblemKinds.PullRequestNotFound);

    private static async Task<Results<Accepted<PullRequestResponse>, ProblemHttpResult>> Retry(
        ProjectId id, string pullRequestId, ClaimsPrincipal caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        EntityId.TryParse<PullRequestId>(pullRequestId, out var named)
            ? Answer(id, await grains.GetGrain<IPullRequestsGrain>(id.Value).Retry(named, caller.Id(), cancellationToken))
            : Problems.Of(ProblemKinds.PullRequestNotFound);

    private static Results<Accepted<PullRequestResponse>, ProblemHttpResult> Answer(ProjectId id, PullRequestAnswer answer) => answer switch
    {
        PullRequestAnswer.Accepted accepted => TypedResults.Accepted(
            $"{ProjectEndpoints.PathOf(id)}/pull-requests/{accepted.PullRequest.Id}", PullRequestResponse.From(accepted.PullRequest)),
        PullRequestAnswer.NotFound => Problems.Of(ProblemKinds.PullRequestNotFound),
        PullRequestAnswer.Invalid invalid => Problems.Refused(invalid.Problems),
        PullRequestAnswer.Conflicting conflict => Problems.Conflict(conflict.Problem),
        var unknown => throw new InvalidOperationException($"Unhandled answer {unknown}"),
    };
}
