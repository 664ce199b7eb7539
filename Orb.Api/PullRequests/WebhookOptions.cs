namespace Orb.Api.PullRequests;

/// <summary>The secrets that GitHub signs its webhooks with.</summary>
internal sealed class WebhookOptions
{
    public const string SecretSetting = "GITHUB_WEBHOOK_SECRET";
    public const string PreviousSecretSetting = "Orb:GitHub:PreviousWebhookSecret";

    /// <summary>The secret of now; without one no webhook is taken.</summary>
    public string? Secret { get; set; }

    /// <summary>The secret of before, believed as long as it is configured: GitHub and Orb cannot change theirs at the same moment.</summary>
    public string? PreviousSecret { get; set; }
}
