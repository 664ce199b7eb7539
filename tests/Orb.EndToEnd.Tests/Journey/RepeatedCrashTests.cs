using Orb.EndToEnd.Tests.Driving;

namespace Orb.EndToEnd.Tests.Journey;

/// <inheritdoc/>
public sealed class RepeatedCrashTests : CrashTests
{
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
