using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Orb.Sandbox.Accounts;

namespace Orb.Sandbox.Webhooks;

/// <summary>The request that carries a delivery: JSON, signed over its bytes.</summary>
internal static class WebhookRequest
{
    public static HttpRequestMessage Of(DeliveryRecord delivery, Uri target, AppAccount app, bool badlySigned)
    {
        var content = Encoding.UTF8.GetBytes(delivery.Payload);
        var key = Encoding.UTF8.GetBytes(badlySigned ? "not " + app.WebhookSecret : app.WebhookSecret);
        var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = new ByteArrayContent(content) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Accept.ParseAdd("*/*");
        request.Headers.UserAgent.ParseAdd("GitHub-Hookshot/sandbox");
        request.Headers.Add("X-GitHub-Event", delivery.Event);
        request.Headers.Add("X-GitHub-Delivery", delivery.Guid.ToString());
        request.Headers.Add("X-GitHub-Hook-ID", $"{AppRecord.HookId}");
        request.Headers.Add("X-GitHub-Hook-Installation-Target-Type", "integration");
        request.Headers.Add("X-GitHub-Hook-Installation-Target-ID", $"{app.Record.Id}");
        request.Headers.Add("X-Hub-Signature-256", "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(key, content)));
        return request;
    }
}
