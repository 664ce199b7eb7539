using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.Monitoring;
using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.Interfaces.Workflow;
using Orb.Grains.Interfaces.Workspaces;

namespace Orb.Api.Tests.Doubles;

/// <summary>Grains that say yes to everything.</summary>
internal static class EverythingWorks
{
    public static GrainsDouble SayYes(this GrainsDouble grains)
    {
        grains.On<IWorkflowGrain, ProjectCreation>(grain => grain.Create(null!, default), _ => new ProjectCreation.Created(Samples.Project()));
        grains.On<IWorkflowGrain, ProjectSnapshot?>(grain => grain.Get(default), _ => Samples.Project());
        grains.On<IWorkflowGrain, ProjectChange>(grain => grain.Start(null!, default), _ => new ProjectChange.Accepted(Samples.Project()));
        grains.On<IWorkflowGrain, ProjectChange>(grain => grain.Pause(null!, default), _ => new ProjectChange.Accepted(Samples.Project()));
        grains.On<IWorkflowGrain, ProjectChange>(grain => grain.Resume(null!, default), _ => new ProjectChange.Accepted(Samples.Project()));
        grains.On<IWorkflowGrain, ProjectChange>(grain => grain.Cancel(null!, default), _ => new ProjectChange.Accepted(Samples.Project()));
        grains.On<IWorkflowGrain, IReadOnlyList<ProjectMember>>(grain => grain.Members(default), _ => [new ProjectMember("ann", ProjectRole.Owner)]);
        grains.On<IWorkflowGrain, ProjectChange>(
            grain => grain.SetMember(string.Empty, default, null!, default), _ => new ProjectChange.Accepted(Samples.Project()));
        grains.On<IWorkflowGrain, ProjectChange>(
            grain => grain.RemoveMember(string.Empty, null!, default), _ => new ProjectChange.Accepted(Samples.Project()));
        grains.On<IProjectsQueryGrain, Page<ProjectSnapshot>>(grain => grain.List(null!, null, default), _ => new([Samples.Project()], null));
        grains.On<IProjectsQueryGrain, IReadOnlyList<ProjectEvent>>(
            grain => grain.Events(default, 0, 0, default), _ => [Samples.Event(1, EventTypes.ProjectEnded, "{}")]);
        grains.On<IPullRequestIntakeGrain, PullRequestAnswer>(grain => grain.Request(null!, default), _ => new PullRequestAnswer.Accepted(Samples.PullRequest()));
        grains.On<IPullRequestsGrain, IReadOnlyList<PullRequestSnapshot>>(grain => grain.List(default), _ => [Samples.PullRequest()]);
        grains.On<IPullRequestsGrain, PullRequestSnapshot?>(grain => grain.Get(default, default), _ => Samples.PullRequest());
        grains.On<IPullRequestsGrain, PullRequestAnswer>(
            grain => grain.Sync(default, string.Empty, default), _ => new PullRequestAnswer.Accepted(Samples.PullRequest()));
        grains.On<IPullRequestsGrain, PullRequestAnswer>(
            grain => grain.Retry(default, string.Empty, default), _ => new PullRequestAnswer.Accepted(Samples.PullRequest()));
        grains.On<IPullRequestsQueryGrain, Page<PullRequestSnapshot>>(grain => grain.List(null!, null, default), _ => new([Samples.PullRequest()], null));
        grains.On<IWebhookInboxGrain, WebhookReceipt>(grain => grain.Receive(null!, default), _ => WebhookReceipt.Accepted);
        grains.On<IWorkspaceGrain, WorkspaceSnapshot?>(grain => grain.Get(default), _ => Samples.Workspace());
        grains.On<IWorkspaceGrain, CleanupBooking>(grain => grain.ScheduleCleanup(null!, default), _ => new CleanupBooking.Booked(Samples.Workspace()));
        grains.On<IWorkspaceGrain, WorkspaceChange>(
            grain => grain.CancelCleanup(string.Empty, default), _ => new WorkspaceChange.Accepted(Samples.Workspace()));
        grains.On<IWorkspaceGrain, WorkspaceChange>(
            grain => grain.Keep(default, string.Empty, default), _ => new WorkspaceChange.Accepted(Samples.Workspace()));
        grains.On<IWorkspacesQueryGrain, Page<WorkspaceSnapshot>>(
            grain => grain.List(null!, null, null, default), _ => new([Samples.Workspace()], null));
        grains.On<IAuditGrain, Page<AuditEntry>>(grain => grain.List(null!, default), _ => new([], null));
        grains.On<ICatalogProbeGrain, string?>(grain => grain.Check(default), _ => null);
        return grains;
    }
}
