using System.Globalization;
using System.Text.Json;
using Orb.Grains.Interfaces.PullRequests;

namespace Orb.Grains.PullRequests;

/// <summary>Reads what Orb needs from the body of a webhook (GitHub's documentation, "Webhook events and payloads").</summary>
internal static class WebhookPayload
{
    /// <summary>What a <c>pull_request</c> event says; null for every other kind and for a body that is not of that form.</summary>
    public static PullRequestObservation? Read(WebhookDelivery delivery)
    {
        if (delivery.Event is not "pull_request")
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(delivery.Body);
            return Observation(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static PullRequestObservation Observation(JsonElement payload)
    {
        var repository = payload.GetProperty("repository");
        var pullRequest = payload.GetProperty("pull_request");
        var mergedAt = Time(pullRequest, "merged_at");
        return new(
            new RepositoryName(Lower(repository.GetProperty("owner"), "login"), Lower(repository, "name")),
            pullRequest.GetProperty("number").GetInt32(),
            Text(pullRequest, "html_url"),
            mergedAt is not null ? GitHubPullRequestState.Merged
                : Text(pullRequest, "state") == "closed" ? GitHubPullRequestState.Closed
                : GitHubPullRequestState.Open,
            pullRequest.TryGetProperty("draft", out var draft) && draft.ValueKind is JsonValueKind.True,
            Text(pullRequest.GetProperty("head"), "ref"),
            Text(pullRequest.GetProperty("head"), "sha"),
            Text(pullRequest.GetProperty("base"), "ref"),
            [.. pullRequest.GetProperty("labels").EnumerateArray().Select(label => Text(label, "name"))],
            Time(pullRequest, "updated_at") ?? throw new FormatException("A pull request without updated_at."),
            mergedAt,
            Time(pullRequest, "closed_at"));
    }

    private static string Text(JsonElement element, string name) =>
        element.GetProperty(name).GetString() ?? throw new FormatException($"{name} is null.");

    private static string Lower(JsonElement element, string name) => Text(element, name).ToLowerInvariant();

    private static DateTimeOffset? Time(JsonElement element, string name) =>
        element.GetProperty(name).GetString() is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) : null;
}
