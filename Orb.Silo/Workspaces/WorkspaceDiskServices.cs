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
    /// Adds <see cref="WorkspaceDisk"/> and what it consists of, on an open root that is released with the service provider.
    /// </summary>
    public static IServiceCollection AddWorkspaceDisk(this IServiceCollection services, WorkspaceRoot root)
    {
        services.AddOptions<WorkspaceOptions>().BindConfiguration(WorkspaceOptions.Section).ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IWorkspaceProcesses, ProcessTable>();
        return services
            .AddSingleton<IValidateOptions<WorkspaceOptions>, WorkspaceOptionsValidator>()
            .AddSingleton(_ => root)
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
