using System.Net.Http.Headers;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.Interfaces.Workflow;
using Orb.Grains.Interfaces.Workspaces;

namespace Orb.Cluster.Tests.Clusters;

/// <summary>Does what a person does with one project, through whichever silo runs.</summary>
internal sealed class ProjectDriver(OrbCluster cluster)
{
    private const string Person = "ada";

    public ProjectId Id { get; } = EntityId.New<ProjectId>(TimeProvider.System.GetUtcNow());

    public IWorkflowGrain Workflow => cluster.Grains.GetGrain<IWorkflowGrain>(Id.Value);

    public IPullRequestsGrain PullRequests => cluster.Grains.GetGrain<IPullRequestsGrain>(Id.Value);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static ProjectCommand ByPerson => new(Person);

    public async Task Create() => Assert.IsType<ProjectCreation.Created>(await Workflow.Create(
        new CreateProject("Greeting", "Greet by the part of the day", [new RequestedRepository("octo/demo", null)], AutoApprovePlan: false, Person), Cancel));

    /// <summary>Starts the project, not waiting for its workspace.</summary>
    public async Task<IWorkspaceGrain> Begin()
    {
        await Create();
        var started = Assert.IsType<ProjectChange.Accepted>(await Workflow.Start(ByPerson, Cancel));
        return cluster.Grains.GetGrain<IWorkspaceGrain>(started.Project.WorkspaceId!.Value.Value);
    }

    /// <summary>Starts the project and waits until its workspace can be used.</summary>
    public async Task<IWorkspaceGrain> BeginWithWorkspace()
    {
        var workspace = await Begin();
        await Waits(ProjectWaits.PullRequestRequest);
        return workspace;
    }

    public Task<ProjectChange> Pause() => Workflow.Pause(ByPerson, Cancel);

    public Task<ProjectChange> Resume() => Workflow.Resume(ByPerson, Cancel);

    public async Task RequestPullRequest() => Assert.IsType<PullRequestAnswer.Accepted>(await cluster.Grains.GetGrain<IPullRequestIntakeGrain>(0).Request(
        new PullRequestRequest(Id, "octo/demo", "feature/greeting", "Adds a greeting.", null, [], Person), Cancel));

    public Task<ProjectSnapshot?> Waits(string reason) => Eventually.Sees(
        () => Workflow.Get(Cancel), project => project?.WaitingOn == reason, $"The project waits for {reason}");

    public Task<ProjectSnapshot?> Has(ProjectStatus status) => Eventually.Sees(
        () => Workflow.Get(Cancel), project => project?.Status == status, $"The project is {status}");

    /// <summary>The pull request once it is on GitHub and tended.</summary>
    public async Task<PullRequestSnapshot> TendedPullRequest() => Assert.Single(await Eventually.Sees(
        () => PullRequests.List(Cancel),
        list => list is [{ Step: PullRequestStep.Tended, Number: not null }],
        "The pull request is opened and tended"));

    /// <summary>Merges on GitHub as a person would, and lets Orb look.</summary>
    public async Task Merge(PullRequestSnapshot pullRequest)
    {
        using var http = new HttpClient { BaseAddress = cluster.GitHub.ApiUrl };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("token", cluster.GitHub.PersonalToken);
        using var answer = await http.PutAsync(new Uri($"repos/octo/demo/pulls/{pullRequest.Number}/merge", UriKind.Relative), content: null, Cancel);
        answer.EnsureSuccessStatusCode();
        await PullRequests.Sync(pullRequest.Id, Person, Cancel);
    }

    /// <summary>How many pull requests were really made on GitHub.</summary>
    public int PullRequestsMade => cluster.GitHub.Journal.Of("pulls.create").Count(entry => entry.Effect);
}
