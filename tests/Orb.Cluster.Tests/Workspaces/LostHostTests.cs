using Orb.Cluster.Tests.Clusters;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.Interfaces.Workspaces;
using Orb.Silo.Workspaces.Hosts;
using Orb.Testing.Stores;

namespace Orb.Cluster.Tests.Workspaces;

/// <summary>A workspace waits for the disk it is on, for as long as that takes, and others go on.</summary>
public sealed class LostHostTests(PostgresServer postgres, RedisServer redis) : ClusterTests(postgres, redis)
{
    [Fact]
    public async Task Killed_while_removals_are_due_the_living_host_removes_and_the_other_waits_without_an_attempt()
    {
        var here = await MakeOn(Cluster.Silos[0].HostId);
        var there = await MakeOn(Cluster.Silos[1].HostId);
        var lost = Cluster.Silos[1];
        // Enough time to end the silo before the date.
        await Task.WhenAll(Book(here, TimeSpan.FromSeconds(3)), Book(there, TimeSpan.FromSeconds(3)));
        await Cluster.Kill(lost);

        await Nudged(here, seen => seen.State is WorkspaceState.Completed, "The living host removes");
        var waiting = await Nudged(there, seen => seen.WaitingOn == "host", "The other workspace waits for its host");
        Assert.Equal(WorkspaceState.InProgress, waiting.State);
        Assert.Equal(0, waiting.Attempt);
        Assert.Null(waiting.LastError);
        Assert.True(Directory.Exists(Path.Combine(lost.Root, "ws", there)));

        await Cluster.AddSilo(lost.Root);
        var removed = await Nudged(there, seen => seen.State is WorkspaceState.Completed, "The host that is back removes");
        Assert.True(removed.Verified);
        Assert.Equal(0, removed.Attempt);
        Assert.False(Directory.Exists(Path.Combine(lost.Root, "ws", there)));
    }

    /// <summary>Every host polls twice a minute; a hint is what a host itself gives when it is done, and saves the test that wait.</summary>
    private Task<WorkspaceSnapshot> Nudged(string workspace, Predicate<WorkspaceSnapshot> fits, string expectation) => Eventually.Sees(
        async () =>
        {
            var grain = Cluster.Grains.GetGrain<IWorkspaceGrain>(workspace);
            await grain.Wake(Cancel);
            return (await grain.Get(Cancel))!;
        },
        fits,
        expectation);

    /// <summary>Makes workspaces until one is on the host: the cluster chooses by chance.</summary>
    private async Task<string> MakeOn(HostId host)
    {
        await Eventually.Sees(
            () => Task.FromResult(Hosts()), hosts => hosts >= Cluster.Silos.Count, "Every host is known");
        for (var tries = 0; tries < 50; tries++)
        {
            var id = EntityId.New<WorkspaceId>(TimeProvider.System.GetUtcNow());
            var grain = Cluster.Grains.GetGrain<IWorkspaceGrain>(id.Value);
            await grain.Create(new CreateWorkspace(Project.Id, new RepositoryName("octo", "demo"), null), Cancel);
            var made = await Eventually.Sees(() => grain.Get(Cancel), seen => seen?.State is WorkspaceState.Active, "The workspace is made");
            if (made!.HostId == host)
            {
                return id.Value;
            }
        }

        throw new InvalidOperationException($"50 workspaces, and none on {host}");
    }

    private int Hosts()
    {
        var membership = Cluster.Silos[0].Service<IClusterMembershipService>();
        var metadata = Cluster.Silos[0].Service<Orleans.Runtime.MembershipService.SiloMetadata.ISiloMetadataCache>();
        return membership.CurrentSnapshot.Members.Values.Count(member =>
            member.Status is SiloStatus.Active && metadata.GetSiloMetadata(member.SiloAddress).Metadata.ContainsKey(HostMetadata.HostId));
    }

    private Task<CleanupBooking> Book(string workspace, TimeSpan delay) =>
        Cluster.Grains.GetGrain<IWorkspaceGrain>(workspace).ScheduleCleanup(new CleanupRequest(delay, CleanupReason.Manual), Cancel);
}
