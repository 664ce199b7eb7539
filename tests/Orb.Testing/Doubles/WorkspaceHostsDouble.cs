using System.Collections.Concurrent;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.Interfaces.Workspaces;
using Orb.Grains.Workspaces;

namespace Orb.Testing.Doubles;

/// <summary>One host without a disk. What it answers is said for each repository; without a word it makes and removes at once.</summary>
public sealed class WorkspaceHostsDouble : IWorkspaceHosts
{
    private readonly ConcurrentDictionary<RepositoryName, HostScript> _scripts = new();
    private readonly ConcurrentDictionary<WorkspaceId, RepositoryName> _made = new();

    public HostId Host { get; } = EntityId.New<HostId>(DateTimeOffset.UnixEpoch);

    /// <summary>False while no silo with a disk runs.</summary>
    public bool IsRunning { get; set; } = true;

    public HostScript Of(RepositoryName repository) => _scripts.GetOrAdd(repository, _ => new HostScript());

    public Task<HostId?> Choose(CancellationToken cancellationToken) => Task.FromResult<HostId?>(IsRunning ? Host : null);

    public Task<Preparation> Prepare(HostId host, WorkspaceId workspace, long epoch, CloneOrder order, CancellationToken cancellationToken)
    {
        _made[workspace] = order.Repository;
        var script = Of(order.Repository);
        script.Orders.Add($"prepare {epoch}");
        return Task.FromResult(script.Preparations.TryDequeue(out var answer) ? answer : new Preparation.Ready(4096, "0123abc"));
    }

    public Task<Removal> Remove(HostId host, WorkspaceId workspace, long epoch, CancellationToken cancellationToken)
    {
        var script = Of(_made[workspace]);
        script.Orders.Add($"remove {epoch}");
        return Task.FromResult(script.Removals.TryDequeue(out var answer) ? answer : new Removal.Removed(Verified: true, 4096));
    }
}
