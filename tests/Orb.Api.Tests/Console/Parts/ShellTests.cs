using Bunit;
using Orb.Api.Console;
using Orb.Api.Console.Events;
using Orb.Api.Console.Layout;
using Orb.Api.Console.Overview;
using Orb.Api.Hosting;
using Orb.Api.Tests.Console.Doubles;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.Workflow;

namespace Orb.Api.Tests.Console.Parts;

public sealed class ShellTests : PartTests
{
    private static readonly ConsoleUser Ada = new("ada", IsAdmin: false);

    [Fact]
    public void A_stand_in_is_named_with_its_address()
    {
        StandIns.Add(new StandIn("github", "Sandbox GitHub", "GitHub", new Uri("http://localhost:5081")));
        var banner = Parts.Render<Shell>(shell => shell.Add(part => part.Title, "T").Add(part => part.User, Ada)).Find(".stand-in");
        Assert.Equal("Sandbox GitHub at http://localhost:5081 stands in for GitHub.", banner.InnerHtml.Text().Trim());
        Assert.Equal("http://localhost:5081/", banner.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public void No_stand_in_no_banner() =>
        Assert.Empty(Parts.Render<Shell>(shell => shell.Add(part => part.Title, "T").Add(part => part.User, Ada)).FindAll(".stand-in"));

    [Fact]
    public void An_overview_without_projects_says_what_to_do_next()
    {
        var page = Parts.Render<OverviewPage>(overview => overview
            .Add(part => part.User, Ada)
            .Add(part => part.View, new OverviewView([], IsCut: false, new Dictionary<ProjectStatus, int>(), [])));
        Assert.Contains("No projects yet", page.Markup, StringComparison.Ordinal);
        Assert.NotEmpty(page.FindAll(".empty a[href='/projects/new']"));
    }

    [Fact]
    public void A_log_without_events_says_what_to_do_next() =>
        Assert.Contains("Start the project", Parts.Render<EventLog>(log => log.Add(part => part.Events, [])).Markup, StringComparison.Ordinal);

    [Fact]
    public void A_log_shows_the_newest_event_first_with_its_exact_time_and_its_data_as_text()
    {
        var project = Sample.Project();
        var log = Parts.Render<EventLog>(part => part.Add(events => events.Events,
        [
            Sample.Event(project, 1, EventTypes.ProjectCreated, """{"by":"<script>x</script>"}"""),
            Sample.Event(project, 2, EventTypes.ProjectStarted, """{"by":"ada"}"""),
        ]));
        Assert.Equal(["2", "1"], log.FindAll(".number").Select(number => number.TextContent));
        Assert.Equal("14 Mar 2026 11:32:00 UTC", log.Find("time").GetAttribute("title"));
        Assert.Empty(log.FindAll("script"));
    }
}
