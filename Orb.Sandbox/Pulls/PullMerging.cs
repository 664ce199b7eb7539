using Orb.Sandbox.Accounts;
using Orb.Sandbox.Git;
using Orb.Sandbox.Http;
using Orb.Sandbox.Repositories;

namespace Orb.Sandbox.Pulls;

/// <summary>How somebody wants a pull request merged.</summary>
internal sealed record MergeWish(string Method = "merge", string? Title = null, string? Message = null, string? HeadSha = null);

/// <summary>Merges pull requests, by a merge commit, one squashed commit, or a rebase.</summary>
internal sealed class PullMerging(BranchWatch watch, TimeProvider clock)
{
    private static readonly GitHubError NotMergeable = new(StatusCodes.Status405MethodNotAllowed, "Pull Request is not mergeable");

    public Task<Outcome<string>> Merge(Repository repository, int number, MergeWish wish, Actor by, CancellationToken cancellationToken) =>
        repository.Change(draft => Merge(draft, number, wish, by, cancellationToken), cancellationToken);

    private async Task<Outcome<string>> Merge(RepositoryDraft draft, int number, MergeWish wish, Actor by, CancellationToken cancellationToken)
    {
        var repository = draft.Repository;
        await watch.Announce(draft, by, cancellationToken);
        if (draft.Record.Pull(number) is not { } pull)
        {
            return GitHubError.NotFound;
        }

        if (!pull.IsOpen)
        {
            return NotMergeable;
        }

        if (pull.Draft)
        {
            return new GitHubError(StatusCodes.Status405MethodNotAllowed, "Pull Request is still a draft");
        }

        if (wish.HeadSha is not null && wish.HeadSha != pull.HeadSha)
        {
            return new GitHubError(StatusCodes.Status409Conflict, "Head branch was modified. Review and try the merge again.");
        }

        if (await Prepare(repository, pull, wish, by, cancellationToken) is not { } commit)
        {
            return NotMergeable;
        }

        // From here on a crash leaves either nothing but an unused commit, or a moved branch by which the merge is recognised.
        draft.Save(draft.Record.With(pull with { Merging = new Merge(commit, by, clock.GetUtcNow()) }));
        if (!await repository.Writes.Move($"refs/heads/{pull.Base}", commit, pull.BaseSha, cancellationToken))
        {
            draft.Save(draft.Record.With(pull));
            return new GitHubError(StatusCodes.Status405MethodNotAllowed, "Base branch was modified. Review and try the merge again.");
        }

        await watch.Announce(draft, by, CancellationToken.None);
        return commit;
    }

    /// <summary>The commit that the base will point at; null when the two conflict.</summary>
    private async Task<string?> Prepare(Repository repository, PullRecord pull, MergeWish wish, Actor by, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var person = new Signature(by.Login, by.Email, now);
        var committer = new Signature("GitHub", "noreply@github.com", now);
        var commits = (await PullDetails.Of(repository, pull, cancellationToken)).Commits;
        if (wish.Method == "rebase")
        {
            return await repository.Writes.Rebase(commits, pull.BaseSha, committer, cancellationToken);
        }

        if (await repository.Writes.MergedTree(pull.BaseSha, pull.HeadSha, cancellationToken) is not { } tree)
        {
            return null;
        }

        var (title, text) = wish.Method == "squash"
            ? ($"{pull.Title} (#{pull.Number})", string.Join("\n\n", commits.Select(commit => $"* {commit.Message}")))
            : ($"Merge pull request #{pull.Number} from {repository.Record.Owner}/{pull.Head}", pull.Title);
        var message = $"{wish.Title ?? title}\n\n{wish.Message ?? text}".TrimEnd() + "\n";
        string[] parents = wish.Method == "squash" ? [pull.BaseSha] : [pull.BaseSha, pull.HeadSha];
        return await repository.Writes.Commit(tree, parents, message, person, committer, cancellationToken);
    }
}
