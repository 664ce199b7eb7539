using Orb.Grains.Interfaces.Workflow;

namespace Orb.Api.Console.Projects;

/// <summary>A project that this person may see.</summary>
/// <param name="Project">The project.</param>
/// <param name="MayAct">The person is more than a reader.</param>
public sealed record ProjectEntry(ProjectSnapshot Project, bool MayAct);
