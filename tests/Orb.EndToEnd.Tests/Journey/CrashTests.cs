using Orb.EndToEnd.Tests.Driving;

namespace Orb.EndToEnd.Tests.Journey;

/// <summary>The main job with a <c>kill -9</c> and a restart in the middle of a step: it must end the same, with exactly one pull request.</summary>
public sealed class CrashTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Moment.ProjectCreated)]
    [InlineData(Moment.ProjectStarted)]
    [InlineData(Moment.Cloning)]
    [InlineData(Moment.PullRequestRequested)]
    [InlineData(Moment.PullRequestOnItsWay)]
    [InlineData(Moment.PullRequestUnknowinglyOpened)]
    [InlineData(Moment.PullRequestOpened)]
    [InlineData(Moment.MergedUnseen)]
    [InlineData(Moment.CleanupRequested)]
    [InlineData(Moment.Cleaning)]
    public async Task A_crash_of_everything_at_any_moment_changes_nothing_about_the_end(Moment moment)
    {
        await using var orb = await RunningOrb.Start(Cancel);
        await CrashingJob.Run(orb, moment);
    }

    [Fact]
    public async Task Crashes_one_after_another_at_every_step_change_nothing_about_the_end()
    {
        await using var orb = await RunningOrb.Start(Cancel);
        var job = new Job(orb, Cancel);
        await job.Create();
        await orb.CrashAndRestart(Cancel);
        await job.Start();
        await orb.CrashAndRestart(Cancel);
        await job.WaitFor("workspace.ready");
        await job.AskForPullRequest();
        await orb.CrashAndRestart(Cancel);
        await job.WaitFor("pullRequest.opened");
        await orb.CrashAndRestart(Cancel);
        await job.MergeOnGitHub();
        await orb.CrashAndRestart(Cancel);
        await job.Sync();
        await job.WaitFor("project.completed");
        await orb.CrashAndRestart(Cancel);
        await job.CleanNow();
        await orb.CrashAndRestart(Cancel);
        await orb.HasEndedWell(job, Cancel);
    }
}
