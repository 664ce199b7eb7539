using Orb.Sandbox.Accounts;
using Orb.Sandbox.Pulls;
using Orb.Sandbox.Webhooks;

namespace Orb.Sandbox.Repositories;

/// <summary>
/// Notices what happened to branches, whoever moved them: by push, by REST, by a merge, or just before the process was killed. It compares git with what
/// was last told, brings the pull requests up to date, saves both in one write, and tells by webhook.
/// </summary>
internal sealed class BranchWatch(PullFollower pulls, WebhookOutbox outbox, PushPayload pushes, TimeProvider clock)
{
    public Task Announce(Repository repository, Actor by, CancellationToken cancellationToken) =>
        repository.Change(async draft => await Announce(draft, by, cancellationToken), cancellationToken);

    /// <summary>The same for one who already changes the repository.</summary>
    public async Task<bool> Announce(RepositoryDraft draft, Actor by, CancellationToken cancellationToken)
    {
        var repository = draft.Repository;
        var heads = await repository.History.Heads(cancellationToken);
        var moves = Moves(draft.Record.Heads, heads);
        if (moves.Count == 0)
        {
            return false;
        }

        var now = clock.GetUtcNow();
        var told = draft.Record with { Heads = heads, PushedAt = now, UpdatedAt = now };
        var (followed, events) = await pulls.Follow(repository, told, moves, by, cancellationToken);
        var pushed = new List<WebhookEvent>();
        foreach (var move in moves)
        {
            pushed.Add(await pushes.Of(repository, followed, move, by, cancellationToken));
        }

        draft.Save(followed);
        outbox.Send([.. pushed, .. events]);
        return true;
    }

    private static List<BranchMove> Moves(IReadOnlyDictionary<string, string> before, Dictionary<string, string> after) =>
    [
        .. before.Keys.Union(after.Keys, StringComparer.Ordinal)
            .Select(name => new BranchMove(name, before.GetValueOrDefault(name), after.GetValueOrDefault(name)))
            .Where(move => move.Before != move.After)
            .OrderBy(move => move.Branch, StringComparer.Ordinal),
    ];
}

/// <summary>A branch that appeared, moved or went.</summary>
internal sealed record BranchMove(string Branch, string? Before, string? After);
