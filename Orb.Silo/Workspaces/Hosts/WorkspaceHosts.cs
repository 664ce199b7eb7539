using System.Security.Cryptography;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.Workspaces;
using Orb.Grains.Workspaces;
using Orleans.Runtime.MembershipService.SiloMetadata;
using Orleans.Runtime.Services;

namespace Orb.Silo.Workspaces.Hosts;

/// <summary>
/// Finds the silo that has a host's disk by its metadata. A silo that joined a moment ago may not be known by its metadata for minutes, so "absent" always
/// means later, never gone.
/// </summary>
internal sealed class WorkspaceHosts(IServiceProvider services, IClusterMembershipService membership, ISiloMetadataCache metadata)
    : GrainServiceClient<IHostAgent>(services), IWorkspaceHosts
{
    public Task<HostId?> Choose(CancellationToken cancellationToken)
    {
        var hosts = Silos().Select(silo => silo.Host).OfType<HostId>().Distinct().ToArray();
        return Task.FromResult<HostId?>(hosts.Length == 0 ? null : hosts[RandomNumberGenerator.GetInt32(hosts.Length)]);
    }

    public Task<Preparation> Prepare(HostId host, WorkspaceId workspace, long epoch, CloneOrder order, CancellationToken cancellationToken) =>
        Ask(host, agent => agent.Prepare(workspace, epoch, order, cancellationToken), static () => new Preparation.HostAbsent());

    public Task<Removal> Remove(HostId host, WorkspaceId workspace, long epoch, CancellationToken cancellationToken) =>
        Ask(host, agent => agent.Remove(workspace, epoch, cancellationToken), static () => new Removal.HostAbsent());

    private async Task<T> Ask<T>(HostId host, Func<IHostAgent, Task<T>> order, Func<T> absent)
    {
        if (Silos().FirstOrDefault(silo => silo.Host == host).Address is not { } address)
        {
            return absent();
        }

        try
        {
            return await order(GetGrainService(address));
        }
        catch (Exception exception) when (exception is OrleansMessageRejectionException or SiloUnavailableException or TimeoutException)
        {
            return absent();
        }
    }

    private IEnumerable<(SiloAddress Address, HostId? Host)> Silos() =>
        from member in membership.CurrentSnapshot.Members.Values
        where member.Status is SiloStatus.Active
        select (member.SiloAddress, HostOf(member.SiloAddress));

    private HostId? HostOf(SiloAddress silo) =>
        metadata.GetSiloMetadata(silo).Metadata.TryGetValue(HostMetadata.HostId, out var text) && EntityId.TryParse<HostId>(text, out var host) ? host : null;
}
