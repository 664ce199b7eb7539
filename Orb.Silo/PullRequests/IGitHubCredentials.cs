using Orb.Grains.Interfaces.PullRequests;

namespace Orb.Silo.PullRequests;

/// <summary>Tokens for GitHub, made when they are needed and kept in memory only.</summary>
internal interface IGitHubCredentials
{
    /// <summary>A token that is good for at least five minutes.</summary>
    /// <param name="repository">The only repository the token need be good for.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="Octokit.ApiException">GitHub does not give one.</exception>
    Task<string> GetToken(RepositoryName repository, CancellationToken cancellationToken);

    /// <summary>Forgets a token that GitHub refused.</summary>
    /// <param name="repository">The repository it was for.</param>
    /// <param name="token">The refused token; a newer one stays.</param>
    /// <returns>True when asking again may give another token.</returns>
    bool Forget(RepositoryName repository, string token);
}
