using System.Data.Common;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Orb.Grains.Interfaces.Hosting;
using Orb.Silo.PullRequests;
using Orb.Silo.Workspaces;
using Orb.Silo.Workspaces.Hosts;
using Orleans.Configuration;
using Orleans.Serialization;

namespace Orb.Silo.Hosting;

/// <summary>Puts a silo into a host, embedded or as one of a cluster. The modes differ here and nowhere else.</summary>
public static class SiloHosting
{
    /// <summary>Adds the silo and everything its grains work through.</summary>
    /// <param name="builder">The host to run in.</param>
    /// <param name="backbone">What it stands on.</param>
    /// <exception cref="StartException">Something it needs cannot be reached or used; the message names the setting.</exception>
    public static void AddOrbSilo(this IHostApplicationBuilder builder, Backbone backbone)
    {
        builder.Configuration.AddSeedEnvironment();
        UseWorkspaceDefaults(builder.Configuration);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(45));
        builder.Services.AddHostedService<CatalogMigration>();
        builder.UseOrleans(silo =>
        {
            switch (backbone)
            {
                case Backbone.Embedded embedded:
                    EmbeddedSilo.Configure(silo, embedded);
                    break;
                case Backbone.Cluster cluster:
                    ClusterSilo.Configure(silo, cluster);
                    break;
                default:
                    throw new InvalidOperationException($"Unhandled backbone {backbone}");
            }

            silo.AddOrbGrains();
        });
        builder.Services.AddHostedService<Reconciler>();
    }

    /// <summary>What grains need in every mode, tests included.</summary>
    internal static ISiloBuilder AddOrbGrains(this ISiloBuilder silo)
    {
        silo.Configure<ClusterOptions>(options =>
        {
            options.ServiceId = ClusterNames.ServiceId;
            options.ClusterId = silo.Configuration["Orb:ClusterId"] ?? ClusterNames.DefaultClusterId;
        });
        silo.Services.AddPullRequests();
        return AddWorkspacesOrExplain(silo);
    }

    /// <summary>Grain state in the catalog's own database, as JSON that a person can read.</summary>
    internal static void AddGrainStorage(ISiloBuilder silo, string invariant)
    {
        silo.Services.AddOptions<AdoNetGrainStorageOptions>("Default").Configure<DbDataSource>((options, database) => options.DataSource = database);
        silo.AddAdoNetGrainStorageAsDefault(options => options.Invariant = invariant);
        silo.UseSystemTextJsonGrainStorageSerializer();
        silo.Services.Configure<SystemTextJsonGrainStorageSerializerOptions>(options =>
        {
            options.JsonSerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
            options.JsonSerializerOptions.PropertyNameCaseInsensitive = true;
            options.JsonSerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        });
    }

    private static ISiloBuilder AddWorkspacesOrExplain(ISiloBuilder silo)
    {
        try
        {
            return silo.AddWorkspaces();
        }
        catch (WorkspaceRootException exception)
        {
            throw new StartException($"Orb:Workspaces:Root cannot be used: {exception.Message}", exception);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            throw new StartException($"Orb:Workspaces:Root (ORB_DATA) cannot be written: {exception.Message}", exception);
        }
    }

    /// <summary>Workspaces lie in the data folder and are cloned from the configured GitHub, unless somebody says otherwise.</summary>
    private static void UseWorkspaceDefaults(IConfigurationManager configuration)
    {
        const string root = $"{WorkspaceOptions.Section}:{nameof(WorkspaceOptions.Root)}";
        const string origins = $"{WorkspaceOptions.Section}:{nameof(WorkspaceOptions.AllowedOrigins)}";
        if (string.IsNullOrEmpty(configuration[root]))
        {
            configuration[root] = Path.Combine(Backbone.DataFolderOf(configuration), "workspaces");
        }

        if (!configuration.GetSection(origins).Exists() && configuration[$"{GitHubOptions.Section}:{nameof(GitHubOptions.ApiUrl)}"] is { Length: > 0 } apiUrl)
        {
            configuration[$"{origins}:0"] = new GitHubOptions { ApiUrl = apiUrl }.WebRoot.GetLeftPart(UriPartial.Authority);
        }
    }
}
