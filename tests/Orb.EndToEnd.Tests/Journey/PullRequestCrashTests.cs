namespace Orb.EndToEnd.Tests.Journey;

/// <inheritdoc/>
public sealed class PullRequestCrashTests : CrashTests
{
    [Theory]
    [InlineData(Moment.PullRequestRequested)]
    [InlineData(Moment.PullRequestOnItsWay)]
    [InlineData(Moment.PullRequestUnknowinglyOpened)]
    [InlineData(Moment.PullRequestOpened)]
    [InlineData(Moment.MergedUnseen)]
    public Task A_crash_on_the_way_to_the_merge_changes_nothing_about_the_end(Moment moment) => CrashesAt(moment);
}
