using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Orb.Api.Catalog;

namespace Orb.Api.Security;

/// <summary>Answers a stranger 404 where the framework would say 403.</summary>
internal sealed class AuthorizationAnswers : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _framework = new();

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult) =>
        authorizeResult.Forbidden && authorizeResult.AuthorizationFailure?.FailureReasons.OfType<ForeignResource>().FirstOrDefault() is { } foreign
            ? Problems.Of(foreign.Answer).ExecuteAsync(context)
            : _framework.HandleAsync(next, context, policy, authorizeResult);
}
