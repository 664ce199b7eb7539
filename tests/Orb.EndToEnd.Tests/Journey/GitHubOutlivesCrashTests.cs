using Orb.EndToEnd.Tests.Driving;

namespace Orb.EndToEnd.Tests.Journey;

/// <summary>Crashes of Orb alone: GitHub goes on, and keeps what it was told and what it answered.</summary>
public sealed class GitHubOutlivesCrashTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Moment.Cloning)]
    [InlineData(Moment.PullRequestOnItsWay)]
    [InlineData(Moment.PullRequestUnknowinglyOpened)]
    [InlineData(Moment.MergedUnseen)]
    public async Task A_crash_that_GitHub_outlives_changes_nothing_about_the_end(Moment moment)
    {
        await using var orb = await RunningOrb.Start(Cancel, gitHubOutlivesOrb: true);
        await CrashingJob.Run(orb, moment);
        Assert.Equal(1, await orb.GitHub.CountEffects("pulls.create", Cancel));
    }

    [Fact]
    public async Task A_merge_while_Orb_is_away_is_found_when_it_is_back()
    {
        await using var orb = await RunningOrb.Start(Cancel, gitHubOutlivesOrb: true);
        var job = new Job(orb, Cancel);
        await job.Create();
        await job.Start();
        await job.WaitFor("workspace.ready");
        await job.AskForPullRequest();
        await job.WaitFor("pullRequest.opened");
        var number = (int)(await job.PullRequest())["number"]!;

        await orb.Kill();
        await orb.GitHub.Merge(number, Cancel);
        await orb.Start(Cancel);

        await job.Sync();
        await job.WaitFor("project.completed");
        await job.CleanNow();
        await orb.HasEndedWell(job, Cancel);
    }
}
