using System.Net;
using Orb.Api.Tests.Console.Doubles;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.Workflow;

namespace Orb.Api.Tests.Console.Pages;

/// <summary>The form that makes a project.</summary>
public sealed class NewProjectPageTests
{
    [Fact]
    public async Task A_form_sent_twice_makes_one_project()
    {
        await using var host = await ConsoleHost.Start();
        using var browser = await host.SignedIn("ada");
        var form = await browser.Get("/projects/new");
        var typed = new Dictionary<string, string> { ["name"] = "Twice", ["task"] = "Once.", ["repositoryUrl"] = "octo/demo" };
        var first = await browser.Submit(form, "/projects", typed);
        var second = await browser.Submit(form, "/projects", typed);
        Assert.Equal(first.Location, second.Location);
        Assert.Single(host.World.Projects);
        Assert.Equal("Twice", (await browser.Get(first.Location!)).Heading);
    }

    [Fact]
    public async Task A_ticket_of_somebody_else_makes_no_project()
    {
        await using var host = await ConsoleHost.Start();
        using var ada = await host.SignedIn("ada");
        using var eve = await host.SignedIn("eve");
        var ticket = (await ada.Get("/projects/new")).Document.QuerySelector("input[name=ticket]")!.GetAttribute("value")!;
        var answer = await eve.Submit(await eve.Get("/projects/new"), "/projects", new() { ["ticket"] = ticket, ["name"] = "Mine", ["repositoryUrl"] = "octo/demo" });
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("Mine", answer.Document.QuerySelector("#name")!.GetAttribute("value"));
        Assert.Empty(host.World.Projects);
    }

    [Fact]
    public async Task Mistakes_show_at_their_fields_and_nothing_typed_is_lost()
    {
        await using var host = await ConsoleHost.Start();
        host.World.Grains.On<IWorkflowGrain>(nameof(IWorkflowGrain.Create), (_, _) => new ProjectCreation.Invalid(
        [
            new Problem("nameTooLong", "The name is too long.", "name"),
            new Problem("repositoryHostUnknown", "This host is not ours.", "repositories[0].url"),
            new Problem("other", "Something else is wrong."),
        ]));
        using var browser = await host.SignedIn("ada");
        const string Task = "\n<script>alert(1)</script>\nsecond line";
        var answer = await browser.Submit(
            await browser.Get("/projects/new"), "/projects", new() { ["name"] = "N", ["task"] = Task, ["repositoryUrl"] = "https://evil.example/a/b", ["baseBranch"] = "dev" });
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("The name is too long.", answer.Document.QuerySelector("#name-problem")!.TextContent);
        Assert.Contains("This host is not ours.", answer.Document.QuerySelector("#repository-0-problem")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Something else is wrong.", answer.Document.QuerySelector(".notice.bad")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("dev", answer.Document.QuerySelector("#branch-0")!.GetAttribute("value"));
        Assert.Equal(Task.Trim(), answer.Document.QuerySelector("#task")!.TextContent.Trim());
        Assert.Contains("&lt;script&gt;", answer.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_repository_gets_a_row_without_a_script()
    {
        await using var host = await ConsoleHost.Start();
        using var browser = await host.SignedIn("ada");
        var answer = await browser.Submit(await browser.Get("/projects/new"), "/projects", new() { ["intent"] = "add-repository", ["name"] = "Kept" });
        Assert.Equal(2, answer.Document.QuerySelectorAll("input[name=repositoryUrl]").Length);
        Assert.Equal("Kept", answer.Document.QuerySelector("#name")!.GetAttribute("value"));
        Assert.Empty(host.World.Projects);
    }
}
