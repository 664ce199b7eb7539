using Orb.Cluster.Tests.Clusters;
using Orb.Grains.Interfaces.Workspaces;
using Orb.Sandbox.Faults;
using Orb.Testing.Stores;

namespace Orb.Cluster.Tests.Hosting;

/// <summary>Every silo stops, and later some start again.</summary>
public sealed class FullRestartTests(PostgresServer postgres, RedisServer redis) : ClusterTests(postgres, redis)
{
    [Fact]
    public async Task Reminders_outlive_the_cluster()
    {
        var workspace = await Project.BeginWithWorkspace();
        await workspace.ScheduleCleanup(new CleanupRequest(TimeSpan.FromHours(24), CleanupReason.Manual), Cancel);
        var root = Cluster.Silos[0].Root;
        var before = await Reminder(workspace);
        Assert.NotNull(before);
        await Cluster.StopAll();

        await Cluster.AddSilo(root);

        var after = await Reminder(workspace);
        Assert.Equal(before.StartAt, after?.StartAt);
        Assert.Equal(WorkspaceState.CleanupScheduled, (await Cluster.Grains.GetGrain<IWorkspaceGrain>(workspace.GetPrimaryKeyString()).Get(Cancel))?.State);
    }

    [Fact]
    public async Task The_due_table_alone_brings_work_back_when_reminders_are_lost()
    {
        Cluster.GitHub.Faults.Break("pulls.create", FaultKind.Hang);
        await Project.BeginWithWorkspace();
        await Project.RequestPullRequest();
        await Eventually.Holds(() => Cluster.GitHub.Faults.All is [{ Used: 1 }], "GitHub is asked to create the pull request");
        var roots = Cluster.Silos.Select(silo => silo.Root).ToArray();
        await Task.WhenAll(Cluster.Silos.ToArray().Select(Cluster.Kill));
        await using (var reminders = await Cluster.ConnectRedis())
        {
            await reminders.GetServers()[0].FlushDatabaseAsync(reminders.GetDatabase().Database);
        }

        await Cluster.AddSilo(roots[0]);

        // Nobody calls the grain: the reconciler looks when its silo starts.
        await Eventually.Sees(
            () => Cluster.Scalar<long>("SELECT number FROM pull_requests WHERE project_id = $1", Project.Id.Value),
            number => number > 0,
            "The pull request is in the catalog",
            TimeSpan.FromSeconds(30));
        await Project.HasOnePullRequestOnGitHub();
    }

    private async Task<ReminderEntry?> Reminder(IWorkspaceGrain workspace)
    {
        var rows = await Cluster.Silos[0].Service<IReminderTable>().ReadRows(workspace.GetGrainId());
        return rows.Reminders.SingleOrDefault(reminder => reminder.ReminderName == "cleanup");
    }
}
