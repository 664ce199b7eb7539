using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.Interfaces.Workflow;
using Orb.Grains.Interfaces.Workspaces;

namespace Orb.Api.Console.Projects;

/// <summary>Opens projects to those who may see them, and reads what their pages show.</summary>
internal sealed class ProjectPages(IGrainFactory grains)
{
    private const int EventsPerCall = 500;
    private const int MostEventsShown = 200;

    /// <summary>Null for a project that does not exist, and for a stranger: they look the same.</summary>
    public async Task<ProjectEntry?> Enter(string id, ConsoleUser user, CancellationToken cancellationToken)
    {
        if (!EntityId.TryParse<ProjectId>(id, out var projectId))
        {
            return null;
        }

        var workflow = grains.GetGrain<IWorkflowGrain>(projectId.Value);
        var role = user.IsAdmin ? ProjectRole.Owner : await workflow.RoleOf(user.Name, cancellationToken);
        return role is not null && await workflow.Get(cancellationToken) is { } project
            ? new ProjectEntry(project, role >= ProjectRole.Writer)
            : null;
    }

    public async Task<ProjectView> Read(ProjectEntry entry, CancellationToken cancellationToken)
    {
        var pullRequests = PullRequests(entry, cancellationToken);
        var workspace = Workspace(entry, cancellationToken);
        var events = Events(entry, cancellationToken);
        await Task.WhenAll(pullRequests, workspace, events);
        return new ProjectView(entry.Project, entry.MayAct, await pullRequests, await workspace, await events);
    }

    public Task<IReadOnlyList<PullRequestSnapshot>> PullRequests(ProjectEntry entry, CancellationToken cancellationToken) =>
        grains.GetGrain<IPullRequestsGrain>(entry.Project.Id.Value).List(cancellationToken);

    public Task<WorkspaceSnapshot?> Workspace(ProjectEntry entry, CancellationToken cancellationToken) =>
        entry.Project.WorkspaceId is { } workspaceId
            ? grains.GetGrain<IWorkspaceGrain>(workspaceId.Value).Get(cancellationToken)
            : Task.FromResult<WorkspaceSnapshot?>(null);

    /// <summary>The last events. The log is read forwards, so a long one takes several calls.</summary>
    public async Task<IReadOnlyList<ProjectEvent>> Events(ProjectEntry entry, CancellationToken cancellationToken)
    {
        var log = grains.GetGrain<IProjectsQueryGrain>(0);
        var last = new Queue<ProjectEvent>();
        IReadOnlyList<ProjectEvent> read;
        long after = 0;
        do
        {
            read = await log.Events(entry.Project.Id, after, EventsPerCall, cancellationToken);
            foreach (var happened in read)
            {
                after = happened.Number;
                last.Enqueue(happened);
                if (last.Count > MostEventsShown)
                {
                    last.Dequeue();
                }
            }
        }
        while (read.Count == EventsPerCall);

        return [.. last];
    }
}
