using Octokit;
using Orb.Grains.Interfaces.PullRequests;

namespace Orb.Silo.PullRequests;

/// <summary>Hands Octokit the token of one repository, and remembers which one it was.</summary>
internal sealed class RepositoryCredentials(IGitHubCredentials credentials, RepositoryName repository) : ICredentialStore
{
    /// <summary>The token handed out last; null before.</summary>
    public string? LastToken { get; private set; }

    public async Task<Credentials> GetCredentials()
    {
        LastToken = await credentials.GetToken(repository, CancellationToken.None);
        return new Credentials(LastToken, AuthenticationType.Bearer);
    }
}
