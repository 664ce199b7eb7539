using System.Net;
using Orb.Api.Tests.Console.Doubles;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.Workflow;

namespace Orb.Api.Tests.Console.Pages;

/// <summary>Who sees a page, and who may act on it.</summary>
public sealed class PageAccessTests
{
    [Fact]
    public async Task A_form_that_was_not_handed_out_is_refused_and_nothing_happens()
    {
        await using var host = await ConsoleHost.Start();
        var project = host.World.Add(Sample.Project());
        using var browser = await host.SignedIn("ada");
        var answer = await browser.Post($"/projects/{project.Id}/start", []);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("This form is out of date", answer.Heading);
        Assert.Empty(host.World.Grains.CallsOf<IWorkflowGrain>(nameof(IWorkflowGrain.Start)));
    }

    [Fact]
    public async Task A_stranger_sees_what_a_project_that_does_not_exist_looks_like()
    {
        await using var host = await ConsoleHost.Start();
        var project = host.World.Add(Sample.Project());
        using var browser = await host.SignedIn("eve");
        string[] paths = [$"/projects/{project.Id}", $"/projects/{EntityId.New<ProjectId>(Sample.Now)}", "/projects/../x", "/projects/nonsense", $"/projects/{project.Id}/fragments/status", "/nowhere"];
        foreach (var path in paths)
        {
            var page = await browser.Get(path);
            Assert.Equal((HttpStatusCode.NotFound, "There is nothing here"), (page.Status, page.Heading));
        }
    }

    [Fact]
    public async Task A_reader_looks_and_cannot_act()
    {
        await using var host = await ConsoleHost.Start();
        var project = host.World.Add(Sample.Project());
        host.World.Members[(project.Id.Value, "bob")] = ProjectRole.Reader;
        using var browser = await host.SignedIn("bob");
        var page = await browser.Get($"/projects/{project.Id}");
        Assert.Equal(project.Name, page.Heading);
        Assert.False(page.HasForm($"/projects/{project.Id}/start"));
        var token = page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        foreach (var action in new[] { "start", "pause", "resume", "cancel", "pull-requests", "workspace/keep", "workspace/unkeep", "workspace/clean" })
        {
            var answer = await browser.Post($"/projects/{project.Id}/{action}", [KeyValuePair.Create("__RequestVerificationToken", token)]);
            Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        }
    }

    [Fact]
    public async Task An_administrator_acts_in_every_project()
    {
        await using var host = await ConsoleHost.Start();
        var project = host.World.Add(Sample.Project());
        host.World.Grains.On<IWorkflowGrain>(nameof(IWorkflowGrain.Start), (_, _) => new ProjectChange.Accepted(project));
        using var browser = await host.SignedIn("root", asAdmin: true);
        var answer = await browser.Submit(await browser.Get($"/projects/{project.Id}"), $"/projects/{project.Id}/start");
        Assert.Equal($"/projects/{project.Id}?did=start", answer.Location);
        Assert.Contains("Work has begun.", (await browser.Get(answer.Location!)).Text, StringComparison.Ordinal);
        Assert.Equal(new ProjectCommand("root"), Assert.Single(host.World.Grains.CallsOf<IWorkflowGrain>(nameof(IWorkflowGrain.Start))).Arguments[0]);
    }

    [Fact]
    public async Task A_change_that_is_refused_says_why_on_the_page()
    {
        await using var host = await ConsoleHost.Start();
        var project = host.World.Add(Sample.Project());
        host.World.Grains.On<IWorkflowGrain>(nameof(IWorkflowGrain.Cancel), (_, _) => new ProjectChange.Conflicting(new Problem("over", "The project is over.")));
        using var browser = await host.SignedIn("ada");
        var answer = await browser.Submit(await browser.Get($"/projects/{project.Id}"), $"/projects/{project.Id}/cancel");
        Assert.Equal((HttpStatusCode.Conflict, "The project is over."), (answer.Status, answer.Document.QuerySelector(".notice")!.TextContent));
    }
}
