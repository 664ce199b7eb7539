using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orb.Silo.Workspaces.Git;
using Orb.Silo.Workspaces.Preparing;
using Orb.Silo.Workspaces.Reaping;
using Orb.Silo.Workspaces.Removing;

namespace Orb.Silo.Workspaces;

internal static class WorkspaceDiskServices
{
    /// <summary>
    /// Adds <see cref="WorkspaceDisk"/> and what it consists of. The root is opened, and its lock taken, when the disk is first resolved; the lock is
    /// released with the service provider.
    /// </summary>
    public static IServiceCollection AddWorkspaceDisk(this IServiceCollection services)
    {
        services.AddOptions<WorkspaceOptions>().BindConfiguration(WorkspaceOptions.Section).ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IWorkspaceProcesses, ProcessTable>();
        return services
            .AddSingleton<IValidateOptions<WorkspaceOptions>, WorkspaceOptionsValidator>()
            .AddSingleton(provider => WorkspaceRoot.Open(
                provider.GetRequiredService<IOptions<WorkspaceOptions>>().Value.Root,
                provider.GetRequiredService<TimeProvider>()))
            .AddSingleton(provider => provider.GetRequiredService<WorkspaceRoot>().Opener)
            .AddSingleton<EpochFile>()
            .AddSingleton<HostGit>()
            .AddSingleton<RepositoryClone>()
            .AddSingleton<TrashCan>()
            .AddSingleton<TrashReaping>()
            .AddSingleton<WorkspacePreparation>()
            .AddSingleton<WorkspaceRemoval>()
            .AddSingleton<WorkspaceDisk>();
    }
}
