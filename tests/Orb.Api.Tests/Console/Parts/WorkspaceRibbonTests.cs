using Bunit;
using Orb.Api.Console.Projects;
using Orb.Api.Console.Workspaces;
using Orb.Api.Tests.Console.Doubles;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.Workflow;
using Orb.Grains.Interfaces.Workspaces;

namespace Orb.Api.Tests.Console.Parts;

public sealed class WorkspaceRibbonTests : PartTests
{
    private static readonly ProjectSnapshot Project = Sample.Project();
    private static readonly WorkspaceSnapshot Ready = Sample.Workspace(Project);

    public static TheoryData<WorkspaceState> States() => [.. Enum.GetValues<WorkspaceState>()];

    [Theory]
    [InlineData(WorkspaceState.Creating, "Being made", false, false)]
    [InlineData(WorkspaceState.Active, "Used 20 min ago", true, true)]
    [InlineData(WorkspaceState.CleanupScheduled, "Removed in 5 h", true, true)]
    [InlineData(WorkspaceState.InProgress, "Being removed now", false, false)]
    [InlineData(WorkspaceState.RetryWaiting, "Next try in 4 min, after attempt 2", false, true)]
    [InlineData(WorkspaceState.Completed, "nothing of it is left on disk", false, false)]
    [InlineData(WorkspaceState.Failed, "It could not be removed; a person must look", false, true)]
    [InlineData(WorkspaceState.Lost, "vanished", false, false)]
    public void Each_state_says_what_becomes_of_it_and_offers_what_makes_sense(WorkspaceState state, string line, bool keep, bool clean)
    {
        var ribbon = Show(Ready with
        {
            State = state,
            DueAt = Sample.Now.AddHours(5),
            NextAttemptAt = Sample.Now.AddMinutes(4),
            Attempt = 2,
            Verified = true,
            Reason = CleanupReason.Age,
        });
        Assert.Contains(line, ribbon.Markup.Text(), StringComparison.Ordinal);
        Assert.Equal(keep, ribbon.FindAll("form[action$='/workspace/keep']").Count == 1);
        Assert.Equal(clean, ribbon.FindAll("details form[action$='/workspace/clean']").Count == 1);
    }

    [Theory]
    [MemberData(nameof(States))]
    public void A_reader_gets_no_buttons(WorkspaceState state) => Assert.Empty(Show(Ready with { State = state }, mayAct: false).FindAll("form"));

    [Fact]
    public void Pins_leases_holds_size_and_errors_are_named()
    {
        var text = Show(Ready with
        {
            PinnedUntil = Sample.Now.AddHours(3),
            Leases = [new WorkspaceLease("1", "git fetch", Sample.Now.AddMinutes(1))],
            Holds = ["openPullRequest"],
            LastError = new Trouble("locked", "A process holds it"),
        }).Markup.Text();
        Assert.All(["ends in 3 h", "git fetch", "a pull request is open", "5.2 MiB", "A process holds it.", "Stop keeping"], part => Assert.Contains(part, text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_project_without_a_workspace_says_how_to_get_one() =>
        Assert.Contains("Start the project", Show(workspace: null).Markup, StringComparison.Ordinal);

    private IRenderedComponent<WorkspaceRibbon> Show(WorkspaceSnapshot? workspace, bool mayAct = true) =>
        Parts.Render<WorkspaceRibbon>(ribbon => ribbon.Add(part => part.Entry, new ProjectEntry(Project, mayAct)).Add(part => part.Workspace, workspace));
}
