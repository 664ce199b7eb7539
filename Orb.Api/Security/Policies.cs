using Microsoft.AspNetCore.Authorization;
using Orb.Grains.Interfaces.Workflow;

namespace Orb.Api.Security;

/// <summary>What an endpoint may demand of its caller; the fallback, for one that demands nothing, is to be signed in.</summary>
internal static class Policies
{
    public const string Admin = "platform:admin";
    public const string Service = "platform:service";

    /// <summary>Roles in the project that the route's <c>id</c> names, or whose workspace it names.</summary>
    public const string Reader = "project:reader";
    public const string Writer = "project:writer";
    public const string Owner = "project:owner";

    public static void Add(AuthorizationOptions options)
    {
        options.FallbackPolicy = options.DefaultPolicy;
        options.AddPolicy(Admin, policy => policy.RequireAuthenticatedUser().RequireClaim(OrbClaims.Role, Roles.Admin));
        options.AddPolicy(Service, policy => policy.RequireAuthenticatedUser().RequireClaim(OrbClaims.Role, Roles.Service, Roles.Admin));
        AddProjectRole(Reader, ProjectRole.Reader);
        AddProjectRole(Writer, ProjectRole.Writer);
        AddProjectRole(Owner, ProjectRole.Owner);

        void AddProjectRole(string name, ProjectRole least) =>
            options.AddPolicy(name, policy => policy.RequireAuthenticatedUser().AddRequirements(new ProjectRoleRequirement(least)));
    }
}
