using System.Text.Json.Nodes;
using Orb.Sandbox.Accounts;
using Orb.Sandbox.Http;
using Orb.Sandbox.Pulls;
using Orb.Sandbox.Repositories;
using Orb.Sandbox.Webhooks;

namespace Orb.Sandbox.Labels;

/// <summary>Puts labels on pull requests and takes them off. A name that the repository lacks becomes a new label, as on GitHub.</summary>
internal sealed class PullLabels(PullRequestPayload payloads, WebhookOutbox outbox, Urls urls, TimeProvider clock)
{
    public Task<Outcome<PullRecord>> Change(
        Repository repository,
        int number,
        Func<IReadOnlyList<string>, IEnumerable<string>> change,
        Actor by,
        CancellationToken cancellationToken) =>
        repository.Change(draft => Change(draft, number, change, by, cancellationToken), cancellationToken);

    private async Task<Outcome<PullRecord>> Change(
        RepositoryDraft draft,
        int number,
        Func<IReadOnlyList<string>, IEnumerable<string>> change,
        Actor by,
        CancellationToken cancellationToken)
    {
        if (draft.Record.Pull(number) is not { } before)
        {
            return GitHubError.NotFound;
        }

        var wanted = change(before.Labels).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (wanted.Any(string.IsNullOrWhiteSpace))
        {
            return GitHubError.Invalid(new FieldError("Label", "missing_field", "name"));
        }

        var record = draft.Record;
        foreach (var name in wanted.Where(name => draft.Record.Label(name) is null))
        {
            (record, _) = record.NewLabel(name, "ededed", description: null);
        }

        List<string> names = [.. wanted.Select(name => record.Label(name)!.Name)];
        var added = names.Except(before.Labels, StringComparer.OrdinalIgnoreCase).ToList();
        var removed = before.Labels.Except(names, StringComparer.OrdinalIgnoreCase).ToList();
        if (added.Count + removed.Count == 0)
        {
            return before;
        }

        var after = before with { Labels = names, UpdatedAt = clock.GetUtcNow() };
        draft.Save(record.With(after));
        foreach (var (action, name) in removed.Select(name => ("unlabeled", name)).Concat(added.Select(name => ("labeled", name))))
        {
            var label = new JsonObject { ["label"] = LabelBody.Of(draft.Record, draft.Record.Label(name)!, urls) };
            outbox.Send(await payloads.Of(action, draft.Repository, draft.Record, after, by, cancellationToken, more: label));
        }

        return after;
    }
}
