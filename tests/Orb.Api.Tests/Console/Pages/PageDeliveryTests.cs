using System.Net;
using Orb.Api.Tests.Console.Doubles;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.Workflow;

namespace Orb.Api.Tests.Console.Pages;

/// <summary>What every page brings to a browser, and what it never does.</summary>
public sealed class PageDeliveryTests
{
    [Fact]
    public async Task Names_from_people_stay_text_on_every_page()
    {
        await using var host = await ConsoleHost.Start();
        const string Hostile = "<script>alert(1)</script>\"'";
        var project = host.World.Add(Sample.Project(Hostile) with { Task = Hostile, Status = ProjectStatus.Failed, LastError = new Trouble("x", Hostile, Hostile) });
        host.World.PullRequests.Add(Sample.PullRequest(project) with { Title = Hostile, Branch = Hostile });
        host.World.Workspaces.Add(Sample.Workspace(project) with { LastError = new Trouble("x", Hostile) });
        host.World.Events.Add(Sample.Event(project, 1, EventTypes.ProjectCreated, """{"by":"<script>alert(1)</script>"}"""));
        using var browser = await host.SignedIn("ada");
        foreach (var path in new[] { "/", "/projects", $"/projects/{project.Id}", "/pull-requests", "/workspaces" })
        {
            Assert.Equal(["/console.js"], (await browser.Get(path)).Document.Scripts.Select(script => script.Source));
        }
    }

    [Fact]
    public async Task Pages_allow_no_inline_script_or_style_and_use_none()
    {
        await using var host = await ConsoleHost.Start();
        var project = host.World.Add(Sample.Project());
        using var browser = await host.SignedIn("ada");
        foreach (var path in new[] { "/", "/projects", "/projects/new", $"/projects/{project.Id}", "/sign-in", "/nowhere" })
        {
            var page = await browser.Get(path);
            Assert.StartsWith("default-src 'self';", Assert.Single(page.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
            Assert.Empty(page.Document.QuerySelectorAll("style, [style], script:not([src])"));
            Assert.DoesNotContain(page.Document.All, element => element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)));
            var ids = page.Document.All.Where(element => !string.IsNullOrEmpty(element.Id)).Select(element => element.Id!).ToList();
            Assert.Equal(ids.Distinct(StringComparer.Ordinal), ids);
        }
    }

    [Fact]
    public async Task The_first_visit_is_small()
    {
        await using var host = await ConsoleHost.Start();
        using var http = new HttpClient { BaseAddress = host.Address };
        long total = 0;
        foreach (var path in new[] { "/sign-in", "/console.css", "/console.js", "/orb.svg" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
            request.Headers.AcceptEncoding.ParseAdd("gzip");
            using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            total += (await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;
        }

        Assert.InRange(total, 1, 25_000);
    }

    [Fact]
    public async Task An_unknown_address_of_the_API_is_not_answered_by_the_console()
    {
        await using var host = await ConsoleHost.Start();
        using var browser = await host.SignedIn("ada");
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/api/v1/known")).Status);
        Assert.DoesNotContain("<html", (await browser.Get("/api/v1/unknown")).Html, StringComparison.Ordinal);
        using var wrongMethod = new HttpRequestMessage(HttpMethod.Delete, new Uri("/api/v1/known", UriKind.Relative));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await browser.Raw(wrongMethod)).Status);
    }
}
