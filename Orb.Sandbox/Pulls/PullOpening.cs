using Orb.Sandbox.Accounts;
using Orb.Sandbox.Http;
using Orb.Sandbox.Repositories;
using Orb.Sandbox.Webhooks;

namespace Orb.Sandbox.Pulls;

/// <summary>What somebody asks for who opens a pull request.</summary>
internal sealed record PullProposal(string Title, string? Text, string Head, string Base, bool Draft, bool MaintainerCanModify);

/// <summary>Opens pull requests: one open at a time from a branch into a branch, and only with something to pull.</summary>
internal sealed class PullOpening(PullRequestPayload payloads, WebhookOutbox outbox, TimeProvider clock)
{
    public Task<Outcome<PullRecord>> Open(Repository repository, PullProposal proposal, Actor by, CancellationToken cancellationToken) =>
        repository.Change(draft => Open(draft, proposal, by, cancellationToken), cancellationToken);

    private async Task<Outcome<PullRecord>> Open(RepositoryDraft draft, PullProposal asked, Actor by, CancellationToken cancellationToken)
    {
        var (repository, record) = (draft.Repository, draft.Record);
        var heads = await repository.History.Heads(cancellationToken);
        var proposal = asked with { Head = BranchOf(record, asked.Head) };
        if (await Refusal(repository, proposal, heads, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var (id, next) = record.TakeId();
        var now = clock.GetUtcNow();
        var pull = new PullRecord
        {
            Id = id,
            Number = record.LastNumber + 1,
            Title = proposal.Title,
            Text = proposal.Text,
            Draft = proposal.Draft,
            Head = proposal.Head,
            HeadSha = heads[proposal.Head],
            Base = proposal.Base,
            BaseSha = heads[proposal.Base],
            Author = by,
            CreatedAt = now,
            UpdatedAt = now,
            MaintainerCanModify = proposal.MaintainerCanModify,
        };
        await repository.Writes.Set($"refs/pull/{pull.Number}/head", pull.HeadSha, cancellationToken);
        draft.Save(next.With(pull) with { LastNumber = pull.Number });
        outbox.Send(await payloads.Of("opened", repository, draft.Record, pull, by, cancellationToken));
        return pull;
    }

    private static string BranchOf(RepositoryRecord record, string head)
    {
        var prefix = record.Owner + ":";
        return head.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? head[prefix.Length..] : head;
    }

    /// <summary>In the order in which GitHub finds fault.</summary>
    private static async Task<GitHubError?> Refusal(
        Repository repository,
        PullProposal proposal,
        Dictionary<string, string> heads,
        CancellationToken cancellationToken)
    {
        var record = repository.Record;
        if (proposal.Draft && !record.DraftsSupported)
        {
            return GitHubError.Unprocessable("Draft pull requests are not supported in this repository.");
        }

        if (PullTextRules.Check(proposal.Title, proposal.Text) is { } wrongText)
        {
            return wrongText;
        }

        var unknown = new[] { ("head", proposal.Head), ("base", proposal.Base) }
            .Where(side => !heads.ContainsKey(side.Item2))
            .Select(side => FieldError.InvalidValue("PullRequest", side.Item1))
            .ToArray();
        if (unknown.Length > 0)
        {
            return GitHubError.Invalid(unknown);
        }

        var (head, target) = (heads[proposal.Head], heads[proposal.Base]);
        if (record.Pulls.Any(pull => pull.IsOpen && pull.Head == proposal.Head && pull.Base == proposal.Base))
        {
            return Custom($"A pull request already exists for {record.Owner}:{proposal.Head}.");
        }

        if (await repository.History.MergeBase(target, head, cancellationToken) is null)
        {
            return GitHubError.Unprocessable($"The {proposal.Head} branch has no history in common with {proposal.Base}");
        }

        return await repository.History.IsAncestor(head, target, cancellationToken)
            ? Custom($"No commits between {proposal.Base} and {proposal.Head}")
            : null;
    }

    private static GitHubError Custom(string message) => GitHubError.Invalid(FieldError.Custom("PullRequest", message));
}
