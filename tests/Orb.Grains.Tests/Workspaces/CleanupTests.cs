using System.Text.Json;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.Workspaces;
using Orb.Grains.Tests.Driving;
using Orb.Grains.Workspaces;
using Orb.Testing.Clusters;

namespace Orb.Grains.Tests.Workspaces;

[Collection(OnTheCluster.Name)]
public sealed class CleanupTests(GrainCluster cluster) : IAsyncDisposable
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_reminder_alone_removes_a_workspace_a_day_after_the_merge()
    {
        var project = await Merged();
        cluster.ReconcilerBlind.IsOn = true;
        await cluster.Deactivate(await project.Workspace());

        cluster.Clock.Advance(TimeSpan.FromHours(24) + TimeSpan.FromMinutes(1));

        await project.WaitFor(EventTypes.WorkspaceRemoved);
    }

    [Fact]
    public async Task The_reconciler_alone_removes_a_workspace_whose_reminder_was_never_stored()
    {
        cluster.RemindersDown.IsOn = true;
        var project = await Merged();
        await cluster.Deactivate(await project.Workspace());

        cluster.Clock.Advance(TimeSpan.FromHours(24) + TimeSpan.FromMinutes(1));

        await project.WaitFor(EventTypes.WorkspaceRemoved);
    }

    [Fact]
    public async Task A_workspace_is_there_until_its_date()
    {
        var project = await Merged();

        cluster.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        await (await project.Workspace()).Wake(Cancel);

        Assert.Equal(WorkspaceState.CleanupScheduled, (await project.WorkspaceNow()).State);
        Assert.DoesNotContain(project.Host.Orders.All, order => order.StartsWith("remove", StringComparison.Ordinal));
        cluster.AdvancePast(TimeSpan.FromSeconds(1));
        await project.WaitFor(EventTypes.WorkspaceRemoved);
    }

    [Fact]
    public async Task Use_before_the_date_calls_the_removal_off()
    {
        var project = await ProjectDriver.Started(cluster);
        var workspace = await project.Workspace();
        await workspace.ScheduleCleanup(new CleanupRequest(Hour, CleanupReason.Manual, "ada"), Cancel);

        Assert.IsType<UseLease.Granted>(await workspace.BeginUse("agent", Cancel));

        cluster.Clock.Advance(2 * Hour);
        var kept = await project.WorkspaceNow();
        Assert.Equal((WorkspaceState.Active, null), (kept.State, kept.DueAt));
        await project.WaitFor(EventTypes.CleanupCancelled);
    }

    [Fact]
    public async Task A_removal_booked_while_somebody_works_waits_for_the_last_lease()
    {
        var project = await ProjectDriver.Started(cluster);
        var workspace = await project.Workspace();
        var lease = Assert.IsType<UseLease.Granted>(await workspace.BeginUse("agent", Cancel)).Lease;

        var booked = await workspace.ScheduleCleanup(new CleanupRequest(TimeSpan.FromSeconds(10), CleanupReason.Manual, "ada"), Cancel);

        Assert.Equal(lease.ExpiresAt, Assert.IsType<CleanupBooking.Booked>(booked).Workspace.DueAt);
        cluster.AdvancePast(lease.ExpiresAt - cluster.Clock.GetUtcNow());
        await project.WaitFor(EventTypes.WorkspaceRemoved);
        Assert.IsType<UseLease.Removed>(await workspace.RenewUse(lease, Cancel));
    }

    [Fact]
    public async Task A_lease_and_a_removal_at_the_same_moment_never_both_win()
    {
        for (var round = 0; round < 20; round++)
        {
            var project = await ProjectDriver.Started(cluster);
            var workspace = await project.Workspace();

            var use = workspace.BeginUse("agent", Cancel);
            var clean = workspace.ScheduleCleanup(new CleanupRequest(TimeSpan.Zero, CleanupReason.Manual, "ada"), Cancel);

            if (await use is UseLease.Granted)
            {
                Assert.DoesNotContain(project.Host.Orders.All, order => order.StartsWith("remove", StringComparison.Ordinal));
                Assert.True(await clean is CleanupBooking.InUse or CleanupBooking.Booked);
                Assert.Equal(WorkspaceState.Active, (await project.WorkspaceNow()).State);
            }
            else
            {
                await project.WaitFor(EventTypes.WorkspaceRemoved);
            }
        }
    }

    [Fact]
    public async Task A_pin_is_never_overridden()
    {
        var project = await ProjectDriver.Started(cluster);
        var workspace = await project.Workspace();
        await workspace.Keep(10 * Hour, "ada", Cancel);
        var until = cluster.Clock.GetUtcNow() + (10 * Hour);

        var now = await workspace.ScheduleCleanup(new CleanupRequest(TimeSpan.Zero, CleanupReason.Manual, "ada"), Cancel);
        var later = await workspace.ScheduleCleanup(new CleanupRequest(Hour, CleanupReason.Manual, "ada"), Cancel);

        Assert.Equal(until, Assert.IsType<CleanupBooking.Pinned>(now).Until);
        Assert.Equal(until, Assert.IsType<CleanupBooking.Booked>(later).Workspace.DueAt);
        cluster.AdvancePast(10 * Hour);
        await project.WaitFor(EventTypes.WorkspaceRemoved);
    }

    [Fact]
    public async Task A_workspace_in_use_is_not_cleaned_now_and_a_removed_one_not_again()
    {
        var project = await ProjectDriver.Started(cluster);
        var workspace = await project.Workspace();
        var lease = Assert.IsType<UseLease.Granted>(await workspace.BeginUse("agent", Cancel)).Lease;
        var cleanNow = new CleanupRequest(TimeSpan.Zero, CleanupReason.Manual, "ada");

        Assert.Equal(lease.ExpiresAt, Assert.IsType<CleanupBooking.InUse>(await workspace.ScheduleCleanup(cleanNow, Cancel)).Until);
        await workspace.EndUse(lease.Id, Cancel);
        Assert.IsType<CleanupBooking.Booked>(await workspace.ScheduleCleanup(cleanNow, Cancel));
        await project.WaitFor(EventTypes.WorkspaceRemoved);

        Assert.IsType<CleanupBooking.AlreadyRemoved>(await workspace.ScheduleCleanup(cleanNow, Cancel));
        Assert.IsType<WorkspaceChange.Conflicting>(await workspace.Keep(Hour, "ada", Cancel));
        Assert.IsType<WorkspaceChange.Conflicting>(await workspace.CancelCleanup("ada", Cancel));
        Assert.IsType<UseLease.Removed>(await workspace.BeginUse("agent", Cancel));
    }

    [Fact]
    public async Task A_removal_that_fails_is_tried_three_more_times_five_minutes_apart()
    {
        var project = await ProjectDriver.Started(cluster);
        var workspace = await project.Workspace();
        for (var attempt = 0; attempt < 4; attempt++)
        {
            project.Host.Removals.Enqueue(new Removal.Failed(new Trouble("busy", "Device or resource busy"), IsPermanent: false));
        }

        await workspace.ScheduleCleanup(new CleanupRequest(TimeSpan.Zero, CleanupReason.Manual, "ada"), Cancel);
        for (var attempt = 1; attempt < 4; attempt++)
        {
            var retrying = await project.WaitFor(EventTypes.CleanupRetrying, attempt);
            Assert.Equal(retrying.At.AddMinutes(5), JsonElement.Parse(retrying.Data).GetProperty("nextAttemptAt").GetDateTimeOffset());
            cluster.AdvancePast(TimeSpan.FromMinutes(5));
        }

        await project.WaitFor(EventTypes.CleanupFailed);
        var failed = await project.WorkspaceNow();
        Assert.Equal((WorkspaceState.Failed, 4, "busy"), (failed.State, failed.Attempt, failed.LastError!.Code));
        Assert.Equal(["remove 2", "remove 3", "remove 4", "remove 5"], project.Host.Orders.All.Where(order => order.StartsWith("remove", StringComparison.Ordinal)));

        await workspace.ScheduleCleanup(new CleanupRequest(TimeSpan.Zero, CleanupReason.Manual, "ada"), Cancel);
        await project.WaitFor(EventTypes.WorkspaceRemoved);
    }

    [Fact]
    public async Task A_host_that_is_away_costs_no_attempt()
    {
        var project = await ProjectDriver.Started(cluster);
        var workspace = await project.Workspace();
        for (var round = 0; round < 6; round++)
        {
            project.Host.Removals.Enqueue(new Removal.HostAbsent());
        }

        await workspace.ScheduleCleanup(new CleanupRequest(TimeSpan.Zero, CleanupReason.Manual, "ada"), Cancel);
        while (true)
        {
            var now = cluster.Clock.GetUtcNow();
            var waiting = await project.WorkspaceThat(one => one.State is WorkspaceState.Completed || (one.WaitingOn == "host" && one.NextAttemptAt > now));
            Assert.Equal(0, waiting.Attempt);
            if (waiting.State is WorkspaceState.Completed)
            {
                break;
            }

            cluster.AdvancePast(TimeSpan.Zero);
        }

        await project.WaitFor(EventTypes.WorkspaceRemoved);
        Assert.Equal(0, (await project.WorkspaceNow()).Attempt);
    }

    [Fact]
    public async Task A_workspace_waits_for_its_first_host_without_losing_an_attempt()
    {
        cluster.Hosts.IsRunning = false;
        var project = await ProjectDriver.Create(cluster);
        await project.Start();
        var waiting = await project.WorkspaceThat(one => one.WaitingOn == "host");

        cluster.Hosts.IsRunning = true;
        cluster.AdvancePast(TimeSpan.FromSeconds(30));
        await project.WaitFor(EventTypes.WorkspaceReady);

        Assert.Equal((0, null), (waiting.Attempt, waiting.HostId));
        Assert.Equal(cluster.Hosts.Host, (await project.WorkspaceNow()).HostId);
    }

    [Fact]
    public async Task A_date_further_away_than_a_timer_reaches_is_kept()
    {
        var project = await ProjectDriver.Started(cluster);
        await (await project.Workspace()).ScheduleCleanup(new CleanupRequest(TimeSpan.FromDays(90), CleanupReason.Manual, "ada"), Cancel);

        for (var month = 0; month < 3; month++)
        {
            Assert.Equal(WorkspaceState.CleanupScheduled, (await project.WorkspaceNow()).State);
            cluster.Clock.Advance(TimeSpan.FromDays(30));
        }

        await project.WaitFor(EventTypes.WorkspaceRemoved);
    }

    public ValueTask DisposeAsync()
    {
        cluster.ReconcilerBlind.IsOn = false;
        cluster.RemindersDown.IsOn = false;
        cluster.Hosts.IsRunning = true;
        return ValueTask.CompletedTask;
    }

    /// <summary>A project whose pull request was merged and whose workspace's removal is booked, with nothing of that still under way.</summary>
    private async Task<ProjectDriver> Merged()
    {
        var project = await ProjectDriver.Opened(cluster);
        await project.Webhook(project.Repository.Merge(1));
        await project.WaitFor(EventTypes.CleanupScheduled);
        await project.WorkspaceNow();
        return project;
    }
}
