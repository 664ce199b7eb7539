using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.Interfaces.Workflow;
using Orb.Grains.Interfaces.Workspaces;

namespace Orb.Api.Console.Projects;

/// <summary>All that the page of a project shows.</summary>
/// <param name="Project">The project.</param>
/// <param name="MayAct">The person is more than a reader.</param>
/// <param name="PullRequests">Its pull requests, oldest first.</param>
/// <param name="Workspace">Its workspace; null before the first start.</param>
/// <param name="Events">The last of its events, oldest first.</param>
public sealed record ProjectView(
    ProjectSnapshot Project,
    bool MayAct,
    IReadOnlyList<PullRequestSnapshot> PullRequests,
    WorkspaceSnapshot? Workspace,
    IReadOnlyList<ProjectEvent> Events)
{
    /// <summary>Nothing will happen any more: there is nothing to listen to.</summary>
    public bool HasEnded => Events is [.., { Type: EventTypes.ProjectEnded }];

    /// <summary>The last event that the page shows; 0 for none.</summary>
    public long LastEvent => Events is [.., var last] ? last.Number : 0;
}
