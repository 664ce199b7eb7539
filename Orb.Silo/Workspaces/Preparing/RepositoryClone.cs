using Microsoft.Extensions.Options;
using Orb.Silo.Workspaces.Git;
using Orb.Silo.Workspaces.Native;

namespace Orb.Silo.Workspaces.Preparing;

/// <summary>
/// Fills a wrapper: <c>git/</c>, a full bare clone that only the host writes, and <c>tree/</c>, an ordinary clone of it that shares no file with it.
/// </summary>
internal sealed class RepositoryClone(HostGit git, BeneathOpener opener, IOptions<WorkspaceOptions> options, TimeProvider clock)
{
    private const string HostRepository = "git";
    private const string Tree = "tree";
    private static readonly TimeSpan TimeBetweenMeasurements = TimeSpan.FromSeconds(1);
    private readonly ClonePolicy _policy = new(options.Value.AllowedOrigins);

    public async Task<PrepareOutcome> Fill(Descriptor wrapper, string wrapperPath, CloneSource source, CancellationToken cancellationToken)
    {
        if (_policy.Refuse(source) is { } reason)
        {
            return new PrepareOutcome.CloneFailed(CloneFailure.Refused, reason);
        }

        return await CloneFromHost(wrapper, $"{wrapperPath}/{HostRepository}", source, cancellationToken)
            ?? await CloneTree(wrapper, wrapperPath, source, cancellationToken);
    }

    private async Task<PrepareOutcome?> CloneFromHost(Descriptor wrapper, string path, CloneSource source, CancellationToken cancellationToken)
    {
        var credential = source.Credential is { } ask ? await ask(cancellationToken) : null;
        var clone = GitCommand.Remote(source.CloneUrl, credential, "clone", "--bare", "--template=", "--", source.CloneUrl.AbsoluteUri, path) with
        {
            Timeout = options.Value.CloneTimeout,
        };
        using var tooLarge = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var run = git.Run(clone, tooLarge.Token);
        while (await Task.WhenAny(run, Task.Delay(TimeBetweenMeasurements, clock, cancellationToken)) != run)
        {
            if (IsTooLarge(wrapper, HostRepository, cancellationToken))
            {
                await tooLarge.CancelAsync();
            }
        }

        try
        {
            var result = await run;
            return !result.Succeeded ? CloneFailures.Read(result) : IsTooLarge(wrapper, HostRepository, cancellationToken) ? TooLarge() : null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return TooLarge();
        }
    }

    private async Task<PrepareOutcome> CloneTree(Descriptor wrapper, string wrapperPath, CloneSource source, CancellationToken cancellationToken)
    {
        var host = $"{wrapperPath}/{HostRepository}";
        var tree = $"{wrapperPath}/{Tree}";
        var lookUp = GitCommand.Offline("--git-dir", host, "rev-parse", "--verify", "--quiet", "--end-of-options", $"refs/heads/{source.BaseBranch}^{{commit}}");
        var commit = await git.Run(lookUp, cancellationToken);
        if (!commit.Succeeded)
        {
            return new PrepareOutcome.CloneFailed(CloneFailure.BranchMissing, $"The repository has no branch {source.BaseBranch}.");
        }

        // Hard links would let a write in the tree change the host's repository.
        var clone = GitCommand.OnDisk("clone", "--no-hardlinks", "--template=", "--branch", source.BaseBranch, "--", host, tree);
        var cloned = await git.Run(clone with { Timeout = options.Value.CloneTimeout }, cancellationToken);
        if (!cloned.Succeeded)
        {
            return CloneFailures.Read(cloned);
        }

        // The clone names the host's repository as its origin, which is no business of what runs in the tree.
        var rename = await git.Run(GitCommand.Offline("--git-dir", $"{tree}/.git", "remote", "set-url", "origin", source.CloneUrl.AbsoluteUri), cancellationToken);
        if (!rename.Succeeded)
        {
            return CloneFailures.Read(rename);
        }

        if (IsTooLarge(wrapper, Tree, cancellationToken))
        {
            return TooLarge();
        }

        return new PrepareOutcome.Ready(DiskUsage.Measure(opener, wrapper, ".", cancellationToken).AllocatedBytes, commit.StandardOutput.Trim());
    }

    private bool IsTooLarge(Descriptor wrapper, string part, CancellationToken cancellationToken) =>
        DiskUsage.Measure(opener, wrapper, part, cancellationToken).AllocatedBytes > options.Value.MaxCloneBytes;

    private PrepareOutcome.CloneFailed TooLarge() =>
        new(CloneFailure.TooLarge, $"The repository takes more than the {options.Value.MaxCloneBytes} bytes that are allowed.");
}
