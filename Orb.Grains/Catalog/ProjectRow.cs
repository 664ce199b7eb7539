using Orb.Grains.Interfaces.Workflow;

namespace Orb.Grains.Catalog;

/// <summary>What the catalog keeps of a project.</summary>
/// <param name="Project">The project.</param>
/// <param name="Members">Its members, all of them.</param>
public sealed record ProjectRow(ProjectSnapshot Project, IReadOnlyList<ProjectMember> Members);
