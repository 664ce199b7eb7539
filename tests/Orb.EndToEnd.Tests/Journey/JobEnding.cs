using Orb.EndToEnd.Tests.Driving;

namespace Orb.EndToEnd.Tests.Journey;

/// <summary>How a job must have ended, whatever happened on its way.</summary>
public static class JobEnding
{
    // What happens exactly once, in this order. Other events, such as waits, may stand between them.
    private static readonly string[] Milestones =
    [
        "project.created",
        "project.started",
        "workspace.requested",
        "workspace.ready",
        "pullRequest.requested",
        "pullRequest.branchReady",
        "pullRequest.opened",
        "pullRequest.merged",
        "project.completed",
        "workspace.cleanupStarted",
        "workspace.removed",
        "project.ended",
    ];

    public static async Task HasEndedWell(this RunningOrb orb, Job job, CancellationToken cancellationToken)
    {
        var events = await job.Read(after: null, until: happened => happened.Type == "end");
        var log = events.SkipLast(1).ToList();
        Assert.Equal(Enumerable.Range(1, log.Count).Select(number => (long)number), log.Select(happened => happened.Number));
        Assert.Equal(Milestones, log.Select(happened => happened.Type).Where(Milestones.Contains));

        var project = await job.Project();
        Assert.Equal(("completed", "completed"), (project["status"], project["phase"]));
        var pullRequest = await job.PullRequest();
        Assert.Equal("merged", (string?)pullRequest["status"]);
        var onGitHub = Assert.Single(await orb.GitHub.PullRequests(cancellationToken));
        Assert.Equal((int?)pullRequest["number"], (int?)onGitHub!["number"]);
        Assert.NotNull((string?)onGitHub["merged_at"]);

        var workspace = await job.Workspace();
        Assert.Equal("completed", workspace["state"]);
        Assert.True((bool?)workspace.Json["verified"]);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(orb.WorkspaceRoot, "ws")));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(orb.WorkspaceRoot, "trash")));
    }
}
