namespace Orb.EndToEnd.Tests.Journey;

/// <inheritdoc/>
public sealed class WorkspaceCrashTests : CrashTests
{
    [Theory]
    [InlineData(Moment.ProjectCreated)]
    [InlineData(Moment.ProjectStarted)]
    [InlineData(Moment.Cloning)]
    public Task A_crash_on_the_way_to_the_workspace_changes_nothing_about_the_end(Moment moment) => CrashesAt(moment);
}
