using Orb.Sandbox.Hosting;

namespace Orb.Sandbox.Webhooks;

/// <summary>Where webhooks go. A receiver that learns its port late sets it late.</summary>
internal sealed class WebhookTarget(SandboxOptions options)
{
    private Uri? _url = options.WebhookUrl;

    public Uri? Url
    {
        get => Volatile.Read(ref _url);
        set => Volatile.Write(ref _url, value);
    }
}
