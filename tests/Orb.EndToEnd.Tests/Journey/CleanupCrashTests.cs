namespace Orb.EndToEnd.Tests.Journey;

/// <inheritdoc/>
public sealed class CleanupCrashTests : CrashTests
{
    [Theory]
    [InlineData(Moment.CleanupRequested)]
    [InlineData(Moment.Cleaning)]
    public Task A_crash_while_the_workspace_goes_away_changes_nothing_about_the_end(Moment moment) => CrashesAt(moment);
}
