using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Octokit;
using Orb.Grains.Interfaces.PullRequests;

namespace Orb.Silo.PullRequests;

/// <summary>
/// Installation tokens of a GitHub App: one for each repository, with the permissions Orb needs and no others, kept until five minutes before they expire
/// (GitHub's documentation, "Authenticating as a GitHub App installation").
/// </summary>
internal sealed class AppTokens(GitHubOptions options, GitHubConnections connections, TimeProvider clock) : IGitHubCredentials, IDisposable
{
    private static readonly TimeSpan Reserve = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ProofLifetime = TimeSpan.FromMinutes(9);

    private readonly RSA _key = ReadKey(options.PrivateKeyPath!);
    private readonly ConcurrentDictionary<RepositoryName, Lazy<Task<AccessToken>>> _tokens = new();

    public async Task<string> GetToken(RepositoryName repository, CancellationToken cancellationToken)
    {
        while (true)
        {
            var entry = _tokens.GetOrAdd(repository, name => new Lazy<Task<AccessToken>>(() => Mint(name)));
            try
            {
                var token = await entry.Value.WaitAsync(cancellationToken);
                if (token.ExpiresAt - clock.GetUtcNow() > Reserve)
                {
                    return token.Token;
                }
            }
            catch when (entry.Value.IsFaulted)
            {
                _tokens.TryRemove(KeyValuePair.Create(repository, entry));
                throw;
            }

            _tokens.TryRemove(KeyValuePair.Create(repository, entry));
        }
    }

    public bool Forget(RepositoryName repository, string token)
    {
        if (_tokens.TryGetValue(repository, out var entry) && entry.Value is { IsCompletedSuccessfully: true, Result.Token: var known } && known == token)
        {
            _tokens.TryRemove(KeyValuePair.Create(repository, entry));
        }

        return true;
    }

    public void Dispose() => _key.Dispose();

    private async Task<AccessToken> Mint(RepositoryName repository)
    {
        var connection = connections.Open(new Credentials(Proof(), AuthenticationType.Bearer));
        var installation = await new GitHubClient(connection).GitHubApps.GetRepositoryInstallationForCurrent(repository.Owner, repository.Name);
        var answer = await connection.Post<AccessToken>(
            new Uri($"app/installations/{installation.Id}/access_tokens", UriKind.Relative),
            new
            {
                repositories = new[] { repository.Name },
                permissions = new { contents = "write", pull_requests = "write", metadata = "read", checks = "read", statuses = "read" },
            },
            "application/vnd.github+json",
            "application/json");
        return answer.Body;
    }

    /// <summary>Proves to GitHub that this is the App. Issued a minute ago, since GitHub's clock may be behind ours.</summary>
    private string Proof()
    {
        var now = clock.GetUtcNow();
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = $"{options.AppId}",
            IssuedAt = (now - ClockSkew).UtcDateTime,
            Expires = (now + ProofLifetime).UtcDateTime,
            SigningCredentials = new SigningCredentials(new RsaSecurityKey(_key), SecurityAlgorithms.RsaSha256),
        });
    }

    private static RSA ReadKey(string path)
    {
        var key = RSA.Create();
        key.ImportFromPem(File.ReadAllText(path));
        return key;
    }
}
