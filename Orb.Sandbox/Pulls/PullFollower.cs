using System.Text.Json.Nodes;
using Orb.Sandbox.Accounts;
using Orb.Sandbox.Repositories;
using Orb.Sandbox.Webhooks;

namespace Orb.Sandbox.Pulls;

/// <summary>Keeps open pull requests true to their branches: new commits, a base that moved, a merge by whatever way, a branch that went.</summary>
internal sealed class PullFollower(PullRequestPayload payloads, TimeProvider clock)
{
    public async Task<(RepositoryRecord Record, IReadOnlyList<WebhookEvent> Events)> Follow(
        Repository repository,
        RepositoryRecord record,
        IReadOnlyList<BranchMove> moves,
        Actor by,
        CancellationToken cancellationToken)
    {
        var moved = moves.ToDictionary(move => move.Branch, StringComparer.Ordinal);
        var steps = new List<(string Action, PullRecord Pull, Actor By, JsonObject? More)>();
        foreach (var pull in record.Pulls.Where(pull => pull.IsOpen && (moved.ContainsKey(pull.Head) || moved.ContainsKey(pull.Base))).ToList())
        {
            var (action, after, actor) = await Step(repository, record, pull, by, cancellationToken);
            record = record.With(after);
            if (after.HeadSha != pull.HeadSha)
            {
                await repository.Writes.Set($"refs/pull/{pull.Number}/head", after.HeadSha, cancellationToken);
            }

            if (action is not null)
            {
                steps.Add((action, after, actor, action == "synchronize" ? Movement(pull, after) : null));
            }
        }

        var events = new List<WebhookEvent>();
        foreach (var (action, pull, actor, more) in steps)
        {
            events.Add(await payloads.Of(action, repository, record, pull, actor, cancellationToken, more: more));
        }

        return (record, events);
    }

    private async Task<(string? Action, PullRecord Pull, Actor By)> Step(
        Repository repository,
        RepositoryRecord record,
        PullRecord pull,
        Actor by,
        CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (!record.Heads.TryGetValue(pull.Base, out var target))
        {
            return ("closed", pull.Close(now), by);
        }

        if (pull.Merging is { } merging && await repository.History.IsAncestor(merging.Sha, target, cancellationToken))
        {
            return ("closed", pull.MergedBy(merging, now), merging.By);
        }

        var head = record.Heads.GetValueOrDefault(pull.Head);
        if (await repository.History.IsAncestor(head ?? pull.HeadSha, target, cancellationToken))
        {
            return ("closed", (pull with { HeadSha = head ?? pull.HeadSha }).MergedBy(new Merge(target, by, now), now), by);
        }

        if (head is null)
        {
            return ("closed", pull.Close(now), by);
        }

        var current = pull with { HeadSha = head, BaseSha = target, Merging = null };
        return head == pull.HeadSha ? (null, current, by) : ("synchronize", current with { UpdatedAt = now }, by);
    }

    private static JsonObject Movement(PullRecord before, PullRecord after) => new()
    {
        ["before"] = before.HeadSha,
        ["after"] = after.HeadSha,
    };
}
