using System.Net;
using Orb.Api.Tests.Console.Doubles;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.Interfaces.Workflow;
using Orb.Grains.Interfaces.Workspaces;

namespace Orb.Api.Tests.Console.Pages;

public sealed class ConsolePageTests
{
    [Fact]
    public async Task Without_a_session_a_page_leads_to_the_sign_in_page_and_back()
    {
        await using var host = await ConsoleHost.Start();
        using var browser = host.Open();
        var answer = await browser.Get("/projects?status=waiting");
        Assert.Equal(HttpStatusCode.Found, answer.Status);
        var signIn = await browser.Get(answer.Location!);
        var signedIn = await browser.Submit(signIn, "/sign-in", new() { ["name"] = "ada" });
        Assert.Equal("/projects?status=waiting", signedIn.Location);
        Assert.Equal("Projects", (await browser.Get(signedIn.Location!)).Heading);
    }

    [Fact]
    public async Task A_script_without_a_session_is_told_so()
    {
        await using var host = await ConsoleHost.Start();
        using var browser = host.Open();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/projects", UriKind.Relative));
        request.Headers.Add("Sec-Fetch-Dest", "empty");
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.Raw(request)).Status);
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        await using var host = await ConsoleHost.Start();
        using var browser = await host.SignedIn("ada");
        await browser.Submit(await browser.Get("/projects"), "/sign-out");
        Assert.Equal(HttpStatusCode.Found, (await browser.Get("/projects")).Status);
    }

    [Fact]
    public async Task Outside_development_a_name_is_not_enough()
    {
        await using var host = await ConsoleHost.Start("Production", new() { ["Orb:Console:SignInProvider"] = "OpenID Connect at https://id.example" });
        using var browser = host.Open();
        var page = await browser.Get("/sign-in");
        Assert.Contains("OpenID Connect at https://id.example", page.Text, StringComparison.Ordinal);
        Assert.False(page.HasForm("/sign-in"));
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Post("/sign-in", [KeyValuePair.Create("name", "ada")])).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ada lovelace")]
    [InlineData("<b>")]
    public async Task A_name_that_cannot_be_one_is_refused_and_kept_in_the_form(string name)
    {
        await using var host = await ConsoleHost.Start();
        using var browser = host.Open();
        var answer = await browser.Submit(await browser.Get("/sign-in"), "/sign-in", new() { ["name"] = name });
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(name, answer.Document.QuerySelector("#name")!.GetAttribute("value"));
    }

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
