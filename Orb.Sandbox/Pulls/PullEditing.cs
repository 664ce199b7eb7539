using System.Text.Json.Nodes;
using Orb.Sandbox.Accounts;
using Orb.Sandbox.Http;
using Orb.Sandbox.Repositories;
using Orb.Sandbox.Webhooks;

namespace Orb.Sandbox.Pulls;

/// <summary>What somebody asks to change; null leaves a field as it is.</summary>
internal sealed record PullEdit(string? Title = null, string? Text = null, string? State = null, string? Base = null);

/// <summary>Changes pull requests: their text, their base, and whether they are open.</summary>
internal sealed class PullEditing(PullRequestPayload payloads, WebhookOutbox outbox, TimeProvider clock)
{
    public Task<Outcome<PullRecord>> Edit(Repository repository, int number, PullEdit edit, Actor by, CancellationToken cancellationToken) =>
        repository.Change(draft => Edit(draft, number, edit, by, cancellationToken), cancellationToken);

    private async Task<Outcome<PullRecord>> Edit(RepositoryDraft draft, int number, PullEdit edit, Actor by, CancellationToken cancellationToken)
    {
        var repository = draft.Repository;
        if (draft.Record.Pull(number) is not { } before)
        {
            return GitHubError.NotFound;
        }

        if (PullTextRules.Check(edit.Title, edit.Text) is { } wrongText)
        {
            return wrongText;
        }

        var heads = await repository.History.Heads(cancellationToken);
        if (Refusal(draft.Record, before, edit, heads) is { } refusal)
        {
            return refusal;
        }

        var now = clock.GetUtcNow();
        var after = before with
        {
            Title = edit.Title ?? before.Title,
            Text = edit.Text ?? before.Text,
            Base = edit.Base ?? before.Base,
            BaseSha = edit.Base is null ? before.BaseSha : heads[edit.Base],
        };
        var edited = after != before;
        var action = (before.IsOpen, edit.State) switch
        {
            (true, "closed") => "closed",
            (false, "open") => "reopened",
            _ => null,
        };
        if (!edited && action is null)
        {
            return before;
        }

        after = action switch
        {
            "closed" => after.Close(now),
            "reopened" => after with { IsOpen = true, ClosedAt = null, UpdatedAt = now, HeadSha = heads[after.Head], BaseSha = heads[after.Base] },
            _ => after with { UpdatedAt = now },
        };
        draft.Save(draft.Record.With(after));
        if (edited)
        {
            outbox.Send(await payloads.Of("edited", repository, draft.Record, after, by, cancellationToken, Changes(before, after)));
        }

        if (action is not null)
        {
            outbox.Send(await payloads.Of(action, repository, draft.Record, after, by, cancellationToken));
        }

        return after;
    }

    private static GitHubError? Refusal(RepositoryRecord record, PullRecord pull, PullEdit edit, Dictionary<string, string> heads)
    {
        if (edit.State is not (null or "open" or "closed"))
        {
            return GitHubError.Invalid(FieldError.InvalidValue("PullRequest", "state"));
        }

        if (edit.Base is not null && !heads.ContainsKey(edit.Base))
        {
            return GitHubError.Invalid(FieldError.InvalidValue("PullRequest", "base"));
        }

        var target = edit.Base ?? pull.Base;
        var rival = record.Pulls.FirstOrDefault(other => other.IsOpen && other.Number != pull.Number && other.Head == pull.Head && other.Base == target);
        if (edit.Base is not null && rival is not null)
        {
            return GitHubError.Invalid(
                FieldError.Custom("PullRequest", $"A pull request already exists for base branch '{target}' and head branch '{pull.Head}'", "base"));
        }

        return edit.State == "open" && !pull.IsOpen ? ReopenRefusal(pull, rival, heads) : null;
    }

    private static GitHubError? ReopenRefusal(PullRecord pull, PullRecord? rival, Dictionary<string, string> heads)
    {
        var reason = pull.Merged is not null ? "The pull request cannot be reopened."
            : !heads.ContainsKey(pull.Head) ? $"The {pull.Head} branch has been deleted."
            : !heads.ContainsKey(pull.Base) ? $"The {pull.Base} branch has been deleted."
            : rival is not null ? $"There is already an open pull request from {pull.Head} to {pull.Base}."
            : null;
        return reason is null ? null : GitHubError.Invalid(new FieldError("PullRequest", "invalid", "state", $"state cannot be changed. {reason}"));
    }

    private static JsonObject Changes(PullRecord before, PullRecord after)
    {
        var changes = new JsonObject();
        if (before.Title != after.Title)
        {
            changes["title"] = new JsonObject { ["from"] = before.Title };
        }

        if (before.Text != after.Text)
        {
            changes["body"] = new JsonObject { ["from"] = before.Text ?? "" };
        }

        if (before.Base != after.Base)
        {
            changes["base"] = new JsonObject
            {
                ["ref"] = new JsonObject { ["from"] = before.Base },
                ["sha"] = new JsonObject { ["from"] = before.BaseSha },
            };
        }

        return changes;
    }
}
