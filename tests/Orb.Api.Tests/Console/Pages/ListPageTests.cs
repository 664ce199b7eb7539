using System.Net;
using Orb.Api.Tests.Console.Doubles;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.Workflow;

namespace Orb.Api.Tests.Console.Pages;

/// <summary>Lists, and what stands in their place.</summary>
public sealed class ListPageTests
{
    [Fact]
    public async Task A_list_filters_and_reads_on()
    {
        await using var host = await ConsoleHost.Start();
        host.World.Add(Sample.Project("Active one"));
        host.World.Add(Sample.Project("Waiting one") with { Status = ProjectStatus.Waiting });
        host.World.NextCursor = "a+b/c=";
        using var browser = await host.SignedIn("ada");
        var page = await browser.Get("/projects?status=waiting");
        Assert.Equal(["Waiting one"], page.Document.QuerySelectorAll(".rows .main > a").Select(link => link.TextContent));
        await browser.Get(page.Document.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        var asked = host.World.Grains.CallsOf<IProjectsQueryGrain>(nameof(IProjectsQueryGrain.List))[^1];
        Assert.Equal(("a+b/c=", ProjectStatus.Waiting), (((PageRequest)asked.Arguments[0]!).Cursor, (ProjectStatus?)asked.Arguments[1]));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/projects")]
    [InlineData("/pull-requests")]
    [InlineData("/workspaces")]
    public async Task An_empty_list_says_what_to_do_next(string path)
    {
        await using var host = await ConsoleHost.Start();
        using var browser = await host.SignedIn("ada");
        Assert.NotNull((await browser.Get(path)).Document.QuerySelector(".empty"));
    }

    [Fact]
    public async Task A_cursor_of_another_list_and_a_silent_silo_have_pages_of_their_own()
    {
        await using var host = await ConsoleHost.Start();
        using var browser = await host.SignedIn("ada");
        host.World.Grains.On<IProjectsQueryGrain>(nameof(IProjectsQueryGrain.List), (_, _) => throw new BadCursorException());
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Get("/projects?cursor=x")).Status);
        host.World.Grains.On<IProjectsQueryGrain>(nameof(IProjectsQueryGrain.List), (_, _) => throw new TimeoutException());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await browser.Get("/projects")).Status);
        host.World.Grains.On<IProjectsQueryGrain>(nameof(IProjectsQueryGrain.List), (_, _) => throw new InvalidOperationException("secret detail"));
        var surprise = await browser.Get("/projects");
        Assert.Equal(HttpStatusCode.InternalServerError, surprise.Status);
        Assert.DoesNotContain("secret detail", surprise.Html, StringComparison.Ordinal);
    }
}
