using Orb.Grains.Catalog;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.Workflow;

namespace Orb.Grains.Workflow;

/// <summary>Who takes part in a project. There is always an owner.</summary>
internal static class MemberRules
{
    public static ProjectRole? RoleOf(StoredProject project, string user) => project.Members.FirstOrDefault(member => member.User == user)?.Role;

    public static bool IsLastOwner(StoredProject project, string user) =>
        RoleOf(project, user) is ProjectRole.Owner && project.Members.Count(member => member.Role is ProjectRole.Owner) == 1;

    public static Transition<StoredProject> Set(StoredProject project, string user, ProjectRole role, string by, DateTimeOffset now) =>
        RoleOf(project, user) == role
            ? new(project)
            : new(
                project with { Members = [.. project.Members.Where(member => member.User != user), new ProjectMember(user, role)], UpdatedAt = now },
                new Happening(EventTypes.MembersChanged, new { user, role, by }, by));

    public static Transition<StoredProject> Remove(StoredProject project, string user, string by, DateTimeOffset now) =>
        RoleOf(project, user) is null
            ? new(project)
            : new(
                project with { Members = [.. project.Members.Where(member => member.User != user)], UpdatedAt = now },
                new Happening(EventTypes.MembersChanged, new { user, role = (string?)null, by }, by));
}
