using Microsoft.AspNetCore.Authorization;
using Orb.Grains.Interfaces.Workflow;

namespace Orb.Api.Security;

/// <summary>At least this role in the project that the route names.</summary>
internal sealed record ProjectRoleRequirement(ProjectRole Least) : IAuthorizationRequirement;
