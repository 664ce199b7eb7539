using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Orb.Sandbox.Tests.Driving;

/// <summary>Somebody who is told things by webhook, and checks signatures with code of its own.</summary>
public sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly Channel<Delivery> _arrived = Channel.CreateUnbounded<Delivery>();
    private readonly WebApplication _app;

    private WebhookReceiver(WebApplication app) => _app = app;

    public Uri Url { get; private set; } = null!;

    public static async Task<WebhookReceiver> Start()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var receiver = new WebhookReceiver(builder.Build());
        receiver._app.Run(receiver.Take);
        await receiver._app.StartAsync(SandboxDriver.Cancel);
        var address = receiver._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        receiver.Url = new Uri(address + "/hook");
        return receiver;
    }

    /// <summary>The next delivery, whatever it is.</summary>
    public ValueTask<Delivery> Next() => _arrived.Reader.ReadAsync(SandboxDriver.Cancel);

    /// <summary>The next delivery of an event; others before it are passed over.</summary>
    public async Task<Delivery> Next(string name, string? action = null)
    {
        while (true)
        {
            var delivery = await Next();
            if (delivery.Event == name && (action is null || delivery.Body.GetProperty("action").GetString() == action))
            {
                return delivery;
            }
        }
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task Take(HttpContext context)
    {
        using var content = new MemoryStream();
        await context.Request.Body.CopyToAsync(content, context.RequestAborted);
        var headers = context.Request.Headers.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        _arrived.Writer.TryWrite(new Delivery(headers, content.ToArray()));
    }

    public sealed record Delivery(IReadOnlyDictionary<string, string> Headers, byte[] Content)
    {
        public string Event => Headers["X-GitHub-Event"];

        public JsonElement Body => JsonElement.Parse(Content);

        public bool IsSignedWith(string secret)
        {
            using var mac = new HMACSHA256(System.Text.Encoding.UTF8.GetBytes(secret));
            return Headers["X-Hub-Signature-256"] == "sha256=" + Convert.ToHexString(mac.ComputeHash(Content)).ToLowerInvariant();
        }
    }
}
