using System.Text.Json.Nodes;
using Orb.Sandbox.Accounts;
using Orb.Sandbox.Http;
using Orb.Sandbox.Pulls;
using Orb.Sandbox.Repositories;

namespace Orb.Sandbox.Webhooks;

/// <summary>The <c>pull_request</c> event.</summary>
internal sealed class PullRequestPayload(PullBody bodies, AppAccount app, Urls urls)
{
    /// <param name="action">What happened, in GitHub's word.</param>
    /// <param name="repository">Where.</param>
    /// <param name="record">The repository as it was right after.</param>
    /// <param name="pull">The pull request as it was right after.</param>
    /// <param name="by">Who did it.</param>
    /// <param name="cancellationToken">Ends the look into git.</param>
    /// <param name="changes">What <c>edited</c> changed.</param>
    /// <param name="more">Further fields of the payload.</param>
    public async Task<WebhookEvent> Of(
        string action,
        Repository repository,
        RepositoryRecord record,
        PullRecord pull,
        Actor by,
        CancellationToken cancellationToken,
        JsonObject? changes = null,
        JsonObject? more = null)
    {
        var payload = new JsonObject
        {
            ["action"] = action,
            ["number"] = pull.Number,
            ["pull_request"] = await bodies.Full(repository, record, pull, cancellationToken),
        };
        if (changes is not null)
        {
            payload["changes"] = changes;
        }

        foreach (var (name, value) in more ?? [])
        {
            payload[name] = value?.DeepClone();
        }

        return payload.About(record, by, app, urls).As("pull_request", action, record, app);
    }
}
