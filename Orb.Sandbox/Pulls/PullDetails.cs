using Orb.Sandbox.Git;
using Orb.Sandbox.Repositories;

namespace Orb.Sandbox.Pulls;

/// <summary>What git says of a pull request: its commits, its files, and whether it merges by itself.</summary>
internal sealed record PullDetails(IReadOnlyList<Commit> Commits, IReadOnlyList<FileChange> Files, bool? Mergeable)
{
    public static async Task<PullDetails> Of(Repository repository, PullRecord pull, CancellationToken cancellationToken)
    {
        var history = repository.History;
        var common = await history.MergeBase(pull.BaseSha, pull.HeadSha, cancellationToken) ?? pull.BaseSha;
        var commits = await history.Commits(pull.HeadSha, [pull.BaseSha], cancellationToken);
        var files = await repository.Diff.Between(common, pull.HeadSha, cancellationToken);
        bool? mergeable = pull.IsOpen ? await repository.Writes.MergedTree(pull.BaseSha, pull.HeadSha, cancellationToken) is not null : null;
        return new PullDetails([.. commits.Reverse()], files, mergeable);
    }
}
