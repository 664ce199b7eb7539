using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orb.Grains.PullRequests;

namespace Orb.Silo.PullRequests;

/// <summary>What the pull request feature needs from the outside world.</summary>
public static class PullRequestServices
{
    /// <summary>Binds <see cref="GitHubOptions"/>, checked at start, and registers GitHub through Octokit.</summary>
    public static IServiceCollection AddPullRequests(this IServiceCollection services)
    {
        services.AddOptions<GitHubOptions>().BindConfiguration(GitHubOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<GitHubOptions>, GitHubOptionsValidator>();
        services.AddSingleton<IValidateOptions<GitHubOptions>, GitHubIdentityValidator>();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<GitHubOptions>>().Value);
        services.AddSingleton<GitHubConnections>();
        services.AddSingleton<IGitHubCredentials>(provider =>
        {
            var options = provider.GetRequiredService<GitHubOptions>();
            return options.AppId is null
                ? new PersonalToken(options.Token!)
                : ActivatorUtilities.CreateInstance<AppTokens>(provider, options);
        });
        services.AddSingleton<IGitHub, OctokitGitHub>();
        services.AddSingleton<IRepositoryAddresses>(provider => new GitHubHost(provider.GetRequiredService<GitHubOptions>().WebRoot));
        return services;
    }
}
