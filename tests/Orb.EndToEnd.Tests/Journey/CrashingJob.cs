using Orb.EndToEnd.Tests.Driving;

namespace Orb.EndToEnd.Tests.Journey;

/// <summary>The main job with one <c>kill -9</c> and a restart on its way.</summary>
internal static class CrashingJob
{
    private const int ManyFiles = 40_000;

    // Longer than a restart takes, so that whatever outlives the killed process by mistake meets the one after it.
    private const string HeldFetch = """{"operation":"git.http.fetch","kind":"delay","milliseconds":6000}""";
    private const string HeldCreation = """{"operation":"pulls.create","kind":"delay","milliseconds":6000}""";
    private const string LostAnswer = """{"operation":"pulls.create","kind":"answerLost"}""";
    private const string LostWebhooks = """{"operation":"webhooks","kind":"lost","times":100}""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task Run(RunningOrb orb, Moment moment)
    {
        var job = new Job(orb, Cancel);
        await Crashing(job.Create, Moment.ProjectCreated);

        await (moment is Moment.Cloning ? CrashingIn(job.Start, HeldFetch) : Crashing(job.Start, Moment.ProjectStarted));
        await job.WaitFor("workspace.ready");

        await (moment switch
        {
            Moment.PullRequestOnItsWay => CrashingIn(job.AskForPullRequest, HeldCreation),
            Moment.PullRequestUnknowinglyOpened => CrashingIn(job.AskForPullRequest, LostAnswer, () => orb.GitHub.WaitForPullRequest(Cancel)),
            _ => Crashing(job.AskForPullRequest, Moment.PullRequestRequested),
        });
        await Crashing(() => job.WaitFor("pullRequest.opened"), Moment.PullRequestOpened);

        if (moment is Moment.MergedUnseen)
        {
            await CrashingIn(job.MergeOnGitHub, LostWebhooks);
            await job.Sync();
        }
        else
        {
            await job.MergeOnGitHub();
        }

        await job.WaitFor("project.completed");

        if (moment is Moment.Cleaning)
        {
            await CrashWhileCleaning(orb, job);
        }
        else
        {
            await Crashing(job.CleanNow, Moment.CleanupRequested);
        }

        await orb.HasEndedWell(job, Cancel);

        async Task Crashing(Func<Task> act, Moment here)
        {
            await act();
            if (moment == here)
            {
                await orb.CrashAndRestart(Cancel);
            }
        }

        // The crash comes while the call that the act leads to is held, or right after it went wrong.
        async Task CrashingIn(Func<Task> act, string fault, Func<Task>? alsoWaitFor = null)
        {
            await orb.GitHub.Break(fault, Cancel);
            await act();
            await orb.GitHub.WaitUntilBroken(Cancel);
            await (alsoWaitFor?.Invoke() ?? Task.CompletedTask);
            await orb.CrashAndRestart(Cancel);
            await orb.GitHub.Mend(Cancel);
        }
    }

    private static async Task CrashWhileCleaning(RunningOrb orb, Job job)
    {
        var folder = Directory.CreateDirectory(Path.Combine(orb.WorkspaceRoot, "ws", await job.WorkspaceId(), "many"));
        for (var number = 0; number < ManyFiles; number++)
        {
            File.Create(Path.Combine(folder.FullName, $"{number}")).Dispose();
        }

        await job.CleanNow();
        await job.WaitFor("workspace.cleanupStarted");
        await orb.Kill();
        Assert.NotEmpty(Directory.EnumerateFileSystemEntries(orb.WorkspaceRoot, "many", SearchOption.AllDirectories));
        await orb.Start(Cancel);
    }
}
