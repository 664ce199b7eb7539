using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.Interfaces.Workflow;
using Orb.Grains.Interfaces.Workspaces;

namespace Orb.Api.Tests.Console.Doubles;

/// <summary>A small Orb: projects with members, pull requests, workspaces and events, behind grains that answer from them.</summary>
internal sealed class World
{
    public World() => Grains
        .On<IWorkflowGrain>(nameof(IWorkflowGrain.Get), (key, _) => Projects.GetValueOrDefault(key))
        .On<IWorkflowGrain>(nameof(IWorkflowGrain.RoleOf), (key, arguments) => Members.TryGetValue((key, (string)arguments[0]!), out var role) ? role : (ProjectRole?)null)
        .On<IWorkflowGrain>(nameof(IWorkflowGrain.Create), (key, arguments) => new ProjectCreation.Created(Store(key, (CreateProject)arguments[0]!)))
        .On<IProjectsQueryGrain>(nameof(IProjectsQueryGrain.List), (_, arguments) => Visible((PageRequest)arguments[0]!, (ProjectStatus?)arguments[1]))
        .On<IProjectsQueryGrain>(nameof(IProjectsQueryGrain.CountByStatus), (_, arguments) =>
            Seen((Viewer)arguments[0]!).GroupBy(project => project.Status).ToDictionary(group => group.Key, group => group.Count()))
        .On<IProjectsQueryGrain>(nameof(IProjectsQueryGrain.Events), (_, arguments) => (IReadOnlyList<ProjectEvent>)
            [.. Events.Where(happened => happened.ProjectId == (ProjectId)arguments[0]! && happened.Number > (long)arguments[1]!).Take((int)arguments[2]!)])
        .On<IPullRequestsGrain>(nameof(IPullRequestsGrain.List), (key, _) => (IReadOnlyList<PullRequestSnapshot>)
            [.. PullRequests.Where(pullRequest => pullRequest.ProjectId.Value == key)])
        .On<IPullRequestsQueryGrain>(nameof(IPullRequestsQueryGrain.List), (_, arguments) => new Page<PullRequestSnapshot>(
            [.. PullRequests.Where(pullRequest => arguments[1] is null || pullRequest.Status == (PullRequestStatus)arguments[1]!)], NextCursor: null))
        .On<IWorkspaceGrain>(nameof(IWorkspaceGrain.Get), (key, _) => Workspaces.Find(workspace => workspace.Id.Value == key))
        .On<IWorkspacesQueryGrain>(nameof(IWorkspacesQueryGrain.List), (_, arguments) => new Page<WorkspaceSnapshot>(
            [.. Workspaces.Where(workspace => arguments[1] is null || workspace.State == (WorkspaceState)arguments[1]!)], NextCursor: null));

    public GrainsDouble Grains { get; } = new();

    public Dictionary<string, ProjectSnapshot> Projects { get; } = new(StringComparer.Ordinal);

    public Dictionary<(string Project, string User), ProjectRole> Members { get; } = [];

    public List<PullRequestSnapshot> PullRequests { get; } = [];

    public List<WorkspaceSnapshot> Workspaces { get; } = [];

    public List<ProjectEvent> Events { get; } = [];

    public string? NextCursor { get; set; }

    public ProjectSnapshot Add(ProjectSnapshot project, string owner = "ada")
    {
        Projects[project.Id.Value] = project;
        Members[(project.Id.Value, owner)] = ProjectRole.Owner;
        return project;
    }

    private ProjectSnapshot Store(string key, CreateProject request)
    {
        if (!Projects.TryGetValue(key, out var project))
        {
            project = Add(Sample.Project(request.Name) with { Id = ProjectId.Parse(key, provider: null), Task = request.Task }, request.RequestedBy);
        }

        return project;
    }

    private Page<ProjectSnapshot> Visible(PageRequest request, ProjectStatus? status) =>
        new([.. Seen(request.Viewer).Where(project => status is null || project.Status == status).Take(request.Limit)], NextCursor);

    private IEnumerable<ProjectSnapshot> Seen(Viewer viewer) =>
        Projects.Values.Where(project => viewer.SeesEverything || Members.ContainsKey((project.Id.Value, viewer.User)));
}
