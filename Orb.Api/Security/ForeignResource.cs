using Microsoft.AspNetCore.Authorization;
using Orb.Api.Catalog;

namespace Orb.Api.Security;

/// <summary>The caller may not even know that this exists: it is answered like something that does not.</summary>
internal sealed class ForeignResource(IAuthorizationHandler handler, ProblemKind answer) : AuthorizationFailureReason(handler, answer.Title)
{
    public ProblemKind Answer { get; } = answer;
}
