using Microsoft.Playwright;
using Orb.EndToEnd.Tests.Driving;
using Orb.EndToEnd.Tests.Journey;

namespace Orb.EndToEnd.Tests.Browser;

/// <summary>The console in a real browser, on a real process.</summary>
public sealed class ConsoleTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_takes_a_task_to_its_end_and_sees_every_step_live()
    {
        await using var orb = await RunningOrb.Start(Cancel);
        await using var visitor = await Visitor.Open(orb.Root);
        var page = visitor.Page;
        await page.GotoAsync("/");
        await visitor.Photograph("1-sign-in");
        await visitor.SignIn("developer");
        await visitor.Photograph("2-overview-empty");

        await page.GotoAsync("/projects/new");
        await visitor.Photograph("3-new-project");
        await visitor.CreateProject("Greeting", "Greet people by the part of the day.", "octo/demo");
        await visitor.Photograph("4-project");

        // Held back a little, so that the page is there before the workspace is.
        await orb.GitHub.Break("""{"operation":"git.http.fetch","kind":"delay","milliseconds":2000}""", Cancel);
        await visitor.Press("Start");
        await visitor.Sees("[data-fragment=workspace]", "Being made");
        await visitor.Sees("[data-live-state]", "live");
        await visitor.Mark();
        await visitor.Photograph("5-workspace-being-made");
        await visitor.Sees("[data-fragment=events]", "workspace.ready");
        await visitor.SeesStatus("workspace", "Ready");
        await visitor.HasNotReloaded();
        await visitor.Photograph("6-workspace-ready");

        await orb.GitHub.Break("""{"operation":"pulls.create","kind":"delay","milliseconds":1500}""", Cancel);
        await page.GetByLabel("Branch", new() { Exact = true }).FillAsync("feature/greeting");
        await page.GetByLabel("Summary", new() { Exact = true }).FillAsync("Adds a **greeting** for each part of the day.");
        await visitor.Press("Ask for the pull request");
        await visitor.Sees("[data-live-state]", "live");
        await visitor.Mark();
        await visitor.Photograph("7-pull-request-asked-for");
        await visitor.SeesStatus("pull-requests", "Open");
        await visitor.HasNotReloaded();
        await visitor.Photograph("8-pull-request-open");

        await MergeOnItsPage(visitor);
        await visitor.SeesStatus("status", "Completed");
        await visitor.HasNotReloaded();
        await Assertions.Expect(page.GetByText("Ask for a pull request")).ToHaveCountAsync(0);
        await visitor.Photograph("10-completed");

        await visitor.Press("Keep 24 h");
        await visitor.Sees("[data-fragment=workspace]", "by a person");
        await visitor.Photograph("11-kept");
        await visitor.Press("Stop keeping");
        await page.Locator("#clean > summary").ClickAsync();
        await visitor.Photograph("12-clean-now-asks");
        await visitor.Press("Remove the workspace");
        await visitor.SeesStatus("workspace", "Removed");
        await visitor.Sees("[data-live-state]", "ended");
        await visitor.Photograph("13-removed");

        foreach (var path in new[] { "/", "/projects", "/pull-requests", "/workspaces" })
        {
            await page.GotoAsync(path);
            await visitor.Photograph($"14{path.Replace('/', '-')}");
        }

        Assert.Empty(visitor.Complaints);
        await orb.Stop(Cancel);
    }

    [Fact]
    public async Task A_page_that_loses_the_server_says_so_and_shows_afterwards_what_happened()
    {
        await using var orb = await RunningOrb.Start(Cancel, gitHubOutlivesOrb: true);
        await using var visitor = await Visitor.Open(orb.Root);
        var job = new Job(orb, Cancel);
        await job.Create();
        await job.Start();
        await job.WaitFor("workspace.ready");
        await job.AskForPullRequest();
        await job.WaitFor("pullRequest.opened");
        await visitor.SignIn("developer");
        await visitor.Page.GotoAsync($"/projects/{job.Id}");
        await visitor.Sees("[data-live-state]", "live");
        await visitor.SeesStatus("pull-requests", "Open");
        await visitor.Mark();
        Assert.Empty(visitor.Complaints);

        await orb.Kill();
        await visitor.Sees("[data-live-state]", "reconnecting");
        await visitor.Photograph("20-server-lost");
        await orb.GitHub.Merge((int)(await orb.GitHub.PullRequests(Cancel))[0]!["number"]!, Cancel);
        await orb.Start(Cancel);
        await job.Sync();

        await visitor.Sees("[data-live-state]", "live");
        await visitor.SeesStatus("status", "Completed");
        await visitor.HasNotReloaded();
        await visitor.Photograph("21-server-back");

        // A server that is away is rightly complained about; nothing else may be.
        Assert.All(visitor.Complaints, complaint => Assert.Contains("net::ERR_", complaint, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_pages_have_no_serious_accessibility_findings()
    {
        var (axe, whyMissing) = await AxeCore.Get(Cancel);
        Assert.SkipWhen(axe is null, whyMissing);
        await using var orb = await RunningOrb.Start(Cancel);
        await using var visitor = await Visitor.Open(orb.Root);
        var job = new Job(orb, Cancel);
        await job.Create();
        await job.Start();
        await job.WaitFor("workspace.ready");
        await job.AskForPullRequest();
        await job.WaitFor("pullRequest.opened");

        await visitor.Page.GotoAsync("/");
        Assert.Empty(await visitor.SeriousAccessibilityFindings(axe!));
        await visitor.SignIn("developer");
        foreach (var path in new[] { "/", "/projects", "/projects/new", $"/projects/{job.Id}", "/pull-requests", "/workspaces" })
        {
            await visitor.Page.GotoAsync(path);
            Assert.Empty((await visitor.SeriousAccessibilityFindings(axe!)).Select(finding => $"{path} {finding}"));
        }
    }

    private static async Task MergeOnItsPage(Visitor visitor)
    {
        var address = await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "View #" }).GetAttributeAsync("href");
        var gitHub = await visitor.Page.Context.NewPageAsync();
        await gitHub.GotoAsync(address!);
        await gitHub.ScreenshotAsync(new() { Path = Visitor.PictureOf("9-github"), FullPage = true });
        await gitHub.GetByRole(AriaRole.Button, new() { Name = "Merge pull request" }).ClickAsync();
        await gitHub.GetByText("Merged by").WaitForAsync();
        await gitHub.CloseAsync();
    }
}
