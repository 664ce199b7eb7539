using System.Net;
using Orb.Api.Tests.Console.Doubles;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.Interfaces.Workflow;
using Orb.Grains.Interfaces.Workspaces;

namespace Orb.Api.Tests.Console.Pages;

/// <summary>What a person does on the page of a project, and how it stays up to date.</summary>
public sealed class ProjectPageTests
{
    [Fact]
    public async Task A_pull_request_is_asked_for_in_the_words_of_the_form()
    {
        await using var host = await ConsoleHost.Start();
        var project = host.World.Add(Sample.Project() with { Phase = Phase.Implementation, Status = ProjectStatus.Waiting, WaitingOn = ProjectWaits.PullRequestRequest });
        host.World.Grains.On<IPullRequestIntakeGrain>(nameof(IPullRequestIntakeGrain.Request), (_, _) => new PullRequestAnswer.Accepted(Sample.PullRequest(project)));
        using var browser = await host.SignedIn("ada");
        var action = $"/projects/{project.Id}/pull-requests";
        var answer = await browser.Submit(await browser.Get($"/projects/{project.Id}"), action, new() { ["branch"] = " feature/greeting ", ["summary"] = "Greets." });
        Assert.Equal($"/projects/{project.Id}?did=request", answer.Location);
        var asked = (PullRequestRequest)Assert.Single(host.World.Grains.CallsOf<IPullRequestIntakeGrain>(nameof(IPullRequestIntakeGrain.Request))).Arguments[0]!;
        Assert.Equal(("http://localhost:5081/octo/demo", "feature/greeting", "Greets.", null, "ada"), (asked.RepositoryUrl, asked.FeatureBranch, asked.ImplementationSummary, asked.Title, asked.RequestedBy));
    }

    [Fact]
    public async Task A_branch_that_does_not_exist_is_marked_in_the_form()
    {
        await using var host = await ConsoleHost.Start();
        var project = host.World.Add(Sample.Project());
        host.World.Grains.On<IPullRequestIntakeGrain>(
            nameof(IPullRequestIntakeGrain.Request), (_, _) => new PullRequestAnswer.Invalid([new Problem("branchMissing", "There is no such branch.", "featureBranch")]));
        using var browser = await host.SignedIn("ada");
        var answer = await browser.Submit(
            await browser.Get($"/projects/{project.Id}"), $"/projects/{project.Id}/pull-requests", new() { ["branch"] = "feature/none", ["summary"] = "S" });
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("There is no such branch.", answer.Document.QuerySelector("#featureBranch-problem")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("feature/none", answer.Document.QuerySelector("#featureBranch")!.GetAttribute("value"));
        Assert.True(answer.Document.QuerySelector("#ask")!.HasAttribute("open"));
    }

    [Fact]
    public async Task Clean_now_says_why_it_is_refused()
    {
        await using var host = await ConsoleHost.Start();
        var workspace = Sample.Workspace(Sample.Project());
        var project = host.World.Add(Sample.Project() with { Phase = Phase.Implementation, WorkspaceId = workspace.Id });
        host.World.Workspaces.Add(workspace);
        using var browser = await host.SignedIn("ada");
        (CleanupBooking Answer, string Words)[] refusals =
        [
            (new CleanupBooking.InUse(Sample.Now.AddMinutes(2)), "in use"),
            (new CleanupBooking.Pinned(Sample.Now.AddHours(2)), "keeps the workspace until 14 Mar 14:00 UTC"),
            (new CleanupBooking.AlreadyRemoved(workspace with { State = WorkspaceState.Completed }), "gone already"),
        ];
        foreach (var (refusal, words) in refusals)
        {
            host.World.Grains.On<IWorkspaceGrain>(nameof(IWorkspaceGrain.ScheduleCleanup), (_, _) => refusal);
            var answer = await browser.Submit(await browser.Get($"/projects/{project.Id}"), $"/projects/{project.Id}/workspace/clean");
            Assert.Equal(HttpStatusCode.Conflict, answer.Status);
            Assert.Contains(words, answer.Document.QuerySelector(".notice.bad")!.TextContent, StringComparison.Ordinal);
        }

        Assert.All(
            host.World.Grains.CallsOf<IWorkspaceGrain>(nameof(IWorkspaceGrain.ScheduleCleanup)),
            call => Assert.Equal(new CleanupRequest(TimeSpan.Zero, CleanupReason.Manual, "ada"), call.Arguments[0]));
    }

    [Theory]
    [InlineData("status", "Nobody has started it yet.")]
    [InlineData("pull-requests", "No pull request yet")]
    [InlineData("workspace", "Start the project to get one.")]
    [InlineData("events", "What happened")]
    public async Task A_fragment_is_the_part_of_the_page_and_nothing_else(string name, string text)
    {
        await using var host = await ConsoleHost.Start();
        var project = host.World.Add(Sample.Project());
        using var browser = await host.SignedIn("ada");
        var fragment = await browser.Get($"/projects/{project.Id}/fragments/{name}");
        Assert.Contains(text, fragment.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<html", fragment.Html, StringComparison.Ordinal);
        var page = await browser.Get($"/projects/{project.Id}");
        Assert.Contains(text, page.Document.QuerySelector($"[data-fragment={name}]")!.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_listens_until_the_project_has_ended()
    {
        await using var host = await ConsoleHost.Start();
        var project = host.World.Add(Sample.Project());
        host.World.Events.Add(Sample.Event(project, 1, EventTypes.ProjectCreated, "{}"));
        using var browser = await host.SignedIn("ada");
        var live = (await browser.Get($"/projects/{project.Id}")).Document.QuerySelector("[data-live]")!;
        Assert.Equal($"/api/v1/projects/{project.Id}/events", live.GetAttribute("data-live"));
        Assert.Equal("1", live.GetAttribute("data-seen"));
        Assert.Contains(EventTypes.PullRequestMerged, live.GetAttribute("data-types")!.Split(' '));
        host.World.Events.Add(Sample.Event(project, 2, EventTypes.ProjectEnded, "{}"));
        var ended = (await browser.Get($"/projects/{project.Id}")).Document;
        Assert.Null(ended.QuerySelector("[data-live]"));
        Assert.Equal("ended", ended.QuerySelector("[data-live-state]")!.TextContent);
    }
}
