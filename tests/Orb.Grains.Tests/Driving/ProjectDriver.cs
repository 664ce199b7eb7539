using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.Interfaces.Workflow;
using Orb.Grains.Interfaces.Workspaces;
using Orb.Grains.PullRequests;
using Orb.Testing.Clusters;
using Orb.Testing.Doubles;

namespace Orb.Grains.Tests.Driving;

/// <summary>A project of one repository, driven as its people drive it, and waited for by its events.</summary>
internal sealed class ProjectDriver(GrainCluster cluster, RepositoryDouble repository)
{
    public const string Branch = "feature/greeting";
    private const string Person = "ada";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ProjectId Id { get; } = EntityId.New<ProjectId>(cluster.Clock.GetUtcNow());

    public RepositoryDouble Repository => repository;

    public HostScript Host => cluster.Hosts.Of(repository.Name);

    public IWorkflowGrain Workflow => cluster.Grains.GetGrain<IWorkflowGrain>(Id.Value);

    public IPullRequestsGrain PullRequests => cluster.Grains.GetGrain<IPullRequestsGrain>(Id.Value);

    public static async Task<ProjectDriver> Create(GrainCluster cluster, RepositoryDouble? repository = null)
    {
        var project = new ProjectDriver(cluster, repository ?? cluster.GitHub.NewRepository().WithBranch(Branch));
        var created = await project.Workflow.Create(
            new CreateProject("Greet", "Greet people", [new RequestedRepository(project.Repository.Url, null)], false, Person), Cancel);
        Assert.IsType<ProjectCreation.Created>(created);
        return project;
    }

    /// <summary>A project whose workspace is ready.</summary>
    public static async Task<ProjectDriver> Started(GrainCluster cluster, RepositoryDouble? repository = null)
    {
        var project = await Create(cluster, repository);
        await project.Start();
        await project.WaitFor(EventTypes.WorkspaceReady);
        return project;
    }

    /// <summary>A project whose pull request is open.</summary>
    public static async Task<ProjectDriver> Opened(GrainCluster cluster, RepositoryDouble? repository = null)
    {
        var project = await Started(cluster, repository);
        await project.Request();
        await project.WaitFor(EventTypes.PullRequestLabelled);
        return project;
    }

    public async Task Start() => Assert.IsType<ProjectChange.Accepted>(await Workflow.Start(new ProjectCommand(Person), Cancel));

    public async Task Pause() => Assert.IsType<ProjectChange.Accepted>(await Workflow.Pause(new ProjectCommand(Person), Cancel));

    public async Task Resume() => Assert.IsType<ProjectChange.Accepted>(await Workflow.Resume(new ProjectCommand(Person), Cancel));

    public async Task CallOff() => Assert.IsType<ProjectChange.Accepted>(await Workflow.Cancel(new ProjectCommand(Person), Cancel));

    public Task<PullRequestAnswer> Ask(string branch = Branch, string summary = "It greets.") =>
        cluster.Grains.GetGrain<IPullRequestIntakeGrain>(0).Request(
            new PullRequestRequest(Id, repository.Url, branch, summary, "Greet by the hour", ["orb"], Person), Cancel);

    public async Task<PullRequestId> Request(string branch = Branch, string summary = "It greets.") =>
        Assert.IsType<PullRequestAnswer.Accepted>(await Ask(branch, summary)).PullRequest.Id;

    public Task<ProjectEvent> WaitFor(string type, int times = 1) => cluster.Events.WaitFor(Id, type, Cancel, times);

    public Task<IReadOnlyList<ProjectEvent>> Events() => cluster.Events.Read(Id, Cancel);

    public async Task<ProjectSnapshot> Get() => (await Workflow.Get(Cancel))!;

    public async Task<PullRequestSnapshot> PullRequest() => Assert.Single(await PullRequests.List(Cancel));

    public async Task<IWorkspaceGrain> Workspace() => cluster.Grains.GetGrain<IWorkspaceGrain>((await Get()).WorkspaceId!.Value.Value);

    public async Task<WorkspaceSnapshot> WorkspaceNow() => (await (await Workspace()).Get(Cancel))!;

    /// <summary>Waits until the catalog has the pull request in a certain state.</summary>
    public async Task<PullRequestSnapshot> PullRequestThat(Func<PullRequestSnapshot, bool> isThere) =>
        (await cluster.Catalog.PullRequests.WaitFor(all => all.Any(one => one.ProjectId == Id && isThere(one)), Cancel))
        .First(one => one.ProjectId == Id && isThere(one));

    /// <summary>Waits until the catalog has the workspace in a certain state.</summary>
    public async Task<WorkspaceSnapshot> WorkspaceThat(Func<WorkspaceSnapshot, bool> isThere) =>
        (await cluster.Catalog.Workspaces.WaitFor(all => all.Any(one => one.ProjectId == Id && isThere(one)), Cancel))
        .First(one => one.ProjectId == Id && isThere(one));

    /// <summary>Waits until the catalog has the project in a certain state.</summary>
    public async Task<ProjectSnapshot> ProjectThat(Func<ProjectSnapshot, bool> isThere) =>
        (await cluster.Catalog.Projects.WaitFor(all => all.Any(one => one.Id == Id && isThere(one)), Cancel))
        .First(one => one.Id == Id && isThere(one));

    public Task<WebhookReceipt> Webhook(PullRequestObservation seen, string? deliveryId = null) =>
        cluster.Grains.GetGrain<IWebhookInboxGrain>(0).Receive(Webhooks.PullRequest(seen, deliveryId), Cancel);

    public void CallsAre(string operation, int times) => Assert.Equal(times, repository.Count(operation));

    public int Creations => repository.Count(nameof(IGitHub.CreatePullRequest));
}
