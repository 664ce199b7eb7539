using Orb.Grains.Interfaces.PullRequests;

namespace Orb.Silo.PullRequests;

/// <summary>The one token of a small set-up without a GitHub App.</summary>
internal sealed class PersonalToken(string token) : IGitHubCredentials
{
    public Task<string> GetToken(RepositoryName repository, CancellationToken cancellationToken) => Task.FromResult(token);

    public bool Forget(RepositoryName repository, string token) => false;
}
