using Microsoft.Extensions.DependencyInjection;
using Orb.Grains.Workspaces;
using Orleans.Runtime.MembershipService.SiloMetadata;

namespace Orb.Silo.Workspaces.Hosts;

/// <summary>What the workspace feature needs from this silo and its disk.</summary>
public static class WorkspaceServices
{
    /// <summary>Makes this silo the host of the workspace root it is configured with, and lets its grains reach every host.</summary>
    /// <exception cref="WorkspaceRootException">The root cannot be used, or another silo uses it.</exception>
    public static ISiloBuilder AddWorkspaces(this ISiloBuilder silo)
    {
        // Other silos find this one by its host id, so the root is opened, and locked, before the silo is built.
        var root = WorkspaceRoot.Open(silo.Configuration[$"{WorkspaceOptions.Section}:Root"]!, TimeProvider.System);
        silo.Services.AddWorkspaceDisk(root);
        silo.Services.AddSingleton<HostClone>();
        silo.Services.AddSingleton<IWorkspaceHosts, WorkspaceHosts>();
        return silo
            .UseSiloMetadata(new Dictionary<string, string> { [HostMetadata.HostId] = root.HostId.Value })
            .AddGrainService<HostAgent>();
    }
}
