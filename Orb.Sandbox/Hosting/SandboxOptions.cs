namespace Orb.Sandbox.Hosting;

/// <summary>What the local GitHub is told when it starts.</summary>
public sealed class SandboxOptions
{
    /// <summary>The folder that Orb keeps its data in; the sandbox keeps everything under <c>sandbox</c> in it.</summary>
    public string DataFolder { get; init; } = ".orb";

    /// <summary>The loopback port to listen on; 0 takes a free one.</summary>
    public int Port { get; init; } = 5081;

    /// <summary>Where webhooks of the App go; <see langword="null"/> sends none until one is set.</summary>
    public Uri? WebhookUrl { get; init; }

    /// <summary>Whether the first start makes <c>octo/demo</c>.</summary>
    public bool SeedDemo { get; init; } = true;

    /// <summary>Requests an hour for each caller, as <c>x-ratelimit-limit</c> says.</summary>
    public int RequestsPerHour { get; init; } = 5000;
}
