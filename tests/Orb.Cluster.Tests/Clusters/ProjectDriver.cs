using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.Interfaces.Workflow;
using Orb.Grains.Interfaces.Workspaces;
using Orb.Sandbox.Journal;

namespace Orb.Cluster.Tests.Clusters;

/// <summary>Does what a person does with one project, through whichever silo runs.</summary>
internal sealed class ProjectDriver(OrbCluster cluster)
{
    private const string Person = "ada";
    private const string Creation = "pulls.create";
    private readonly long _journalled = cluster.GitHub.Journal.Entries.Select(entry => entry.Id).LastOrDefault();

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

    /// <summary>Asks for a pull request from a branch of the project's own, which holds what <c>feature/greeting</c> holds.</summary>
    public async Task RequestPullRequest()
    {
        using var http = GitHub();
        var finished = await http.GetFromJsonAsync<JsonNode>("git/ref/heads/feature/greeting", Cancel);
        using var pushed = await http.PostAsJsonAsync(
            "git/refs", new { @ref = $"refs/heads/{Branch}", sha = (string?)finished!["object"]!["sha"] }, Cancel);
        pushed.EnsureSuccessStatusCode();
        Assert.IsType<PullRequestAnswer.Accepted>(await cluster.Grains.GetGrain<IPullRequestIntakeGrain>(0).Request(
            new PullRequestRequest(Id, "octo/demo", Branch, "Adds a greeting.", null, [], Person), Cancel));
    }

    public Task<ProjectSnapshot?> Waits(string reason) => Eventually.Sees(
        () => Workflow.Get(Cancel), project => project?.WaitingOn == reason, $"The project waits for {reason}");

    public Task<ProjectSnapshot?> Has(ProjectStatus status) => Eventually.Sees(
        () => Workflow.Get(Cancel), project => project?.Status == status, $"The project is {status}");

    /// <summary>The pull request once it is on GitHub and tended.</summary>
    public async Task<PullRequestSnapshot> TendedPullRequest() => Assert.Single(await Eventually.Sees(
        () => PullRequests.List(Cancel),
        list => list is [{ Step: PullRequestStep.Tended, Number: not null }],
        "The pull request is opened and tended"));

    /// <summary>Merges on GitHub as a person would, and lets Orb look. Squashed: other projects' branches stay ahead of <c>main</c>.</summary>
    public async Task Merge(PullRequestSnapshot pullRequest)
    {
        using var http = GitHub();
        using var answer = await http.PutAsJsonAsync($"pulls/{pullRequest.Number}/merge", new { merge_method = "squash" }, Cancel);
        answer.EnsureSuccessStatusCode();
        await PullRequests.Sync(pullRequest.Id, Person, Cancel);
    }

    /// <summary>Waits until everything that GitHub was asked for has ended, and shows that it made one pull request for this project and no second.</summary>
    public async Task HasOnePullRequestOnGitHub()
    {
        // A call is written down when it has ended, which is some time after its effect can be seen.
        await Eventually.Holds(
            () => Creations(call => call.Fault is not null) == cluster.GitHub.Faults.All.Where(fault => fault.Operation == Creation).Sum(fault => fault.Used),
            "The calls that went wrong have ended");
        await Eventually.Holds(() => Creations(call => call.Effect) > 0, "GitHub has written down that it made the pull request");
        Assert.Equal(1, Creations(call => call.Effect));
        using var http = GitHub();
        Assert.Single((await http.GetFromJsonAsync<JsonArray>($"pulls?state=all&head=octo:{Branch}", Cancel))!);
    }

    /// <summary>What happened so far, in order, once an event is among it. The catalog follows what grains answer.</summary>
    public Task<IReadOnlyList<ProjectEvent>> EventsUpTo(string type) => Eventually.Sees(
        () => cluster.Grains.GetGrain<IProjectsQueryGrain>(0).Events(Id, 0, 500, Cancel),
        events => events.Any(happened => happened.Type == type),
        $"There is an event {type}");

    /// <summary>How many calls to create a pull request have ended since this project was thought of.</summary>
    public int TimesGitHubWasAsked => Creations(_ => true);

    private string Branch => $"feature/greeting-{Id}";

    private int Creations(Func<JournalEntry, bool> fits) =>
        cluster.GitHub.Journal.Of(Creation).Count(entry => entry.Id > _journalled && fits(entry));

    private HttpClient GitHub()
    {
        var http = new HttpClient { BaseAddress = new Uri(cluster.GitHub.ApiUrl, "repos/octo/demo/") };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("token", cluster.GitHub.PersonalToken);
        http.DefaultRequestHeaders.UserAgent.ParseAdd("orb-tests");
        return http;
    }
}
