using Octokit;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.Workspaces;
using Orb.Grains.PullRequests;
using Orb.Grains.Workspaces;
using Orb.Silo.PullRequests;
using Orb.Silo.Workspaces.Git;
using Orb.Silo.Workspaces.Preparing;

namespace Orb.Silo.Workspaces.Hosts;

/// <summary>Turns an order into a clone: finds the address, the branch and a fresh credential on the host that needs them.</summary>
internal sealed class HostClone(WorkspaceDisk disk, IGitHub github, IGitHubCredentials credentials, IRepositoryAddresses addresses)
{
    private const string TokenUser = "x-access-token";

    public async Task<Preparation> Prepare(WorkspaceId workspace, long epoch, CloneOrder order, CancellationToken cancellationToken)
    {
        var baseBranch = order.BaseBranch;
        if (baseBranch is null)
        {
            var asked = await github.GetDefaultBranch(order.Repository, cancellationToken);
            if (asked is not GitHubAnswer<string>.Answered { Value: var name })
            {
                return Unanswered(((GitHubAnswer<string>.Failed)asked).Failure);
            }

            baseBranch = name;
        }

        var source = new CloneSource(
            new Uri(addresses.PageOf(order.Repository) + ".git"),
            baseBranch,
            async token => new GitCredential(TokenUser, await credentials.GetToken(order.Repository, token)));
        try
        {
            return DiskAnswers.Read(await Task.Run(() => disk.Prepare(workspace, epoch, source, cancellationToken), cancellationToken));
        }
        catch (Exception exception) when (exception is ApiException or HttpRequestException)
        {
            return new Preparation.Failed(new Trouble("githubUnreachable", $"GitHub gave no token: {exception.Message}"), IsPermanent: false);
        }
    }

    private static Preparation.Failed Unanswered(GitHubFailure failure) => failure.Kind switch
    {
        GitHubFailureKind.PermissionMissing or GitHubFailureKind.NotFound => new(
            new Trouble("repositoryNotVisible", failure.Message, "Check the repository's name and that Orb's GitHub App is installed on it."), IsPermanent: true),
        _ => new(new Trouble("githubUnreachable", failure.Message), IsPermanent: false),
    };
}
