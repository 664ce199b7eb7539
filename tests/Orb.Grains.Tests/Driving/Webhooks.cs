using System.Globalization;
using System.Text.Json;
using Orb.Grains.Interfaces.PullRequests;

namespace Orb.Grains.Tests.Driving;

/// <summary>Webhooks as GitHub writes them (its documentation, "Webhook events and payloads", pull_request), without what Orb does not read.</summary>
internal static class Webhooks
{
    public static WebhookDelivery PullRequest(PullRequestObservation seen, string? deliveryId = null) => new(
        deliveryId ?? $"{Guid.NewGuid()}", "pull_request", JsonSerializer.SerializeToUtf8Bytes(Body(seen)));

    private static object Body(PullRequestObservation seen) => new
    {
        action = seen.State is GitHubPullRequestState.Open ? "opened" : "closed",
        number = seen.Number,
        pull_request = new
        {
            number = seen.Number,
            html_url = seen.Url,
            state = seen.State is GitHubPullRequestState.Open ? "open" : "closed",
            draft = seen.IsDraft,
            merged = seen.State is GitHubPullRequestState.Merged,
            head = new { @ref = seen.HeadBranch, sha = seen.HeadSha },
            @base = new { @ref = seen.BaseBranch },
            labels = seen.Labels.Select(label => new { name = label }),
            updated_at = Text(seen.UpdatedAt),
            merged_at = Text(seen.MergedAt),
            closed_at = Text(seen.ClosedAt),
        },
        repository = new { name = seen.Repository.Name, owner = new { login = seen.Repository.Owner } },
    };

    private static string? Text(DateTimeOffset? time) => time?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
