using System.Diagnostics;
using Orb.Sandbox.Accounts;
using Orb.Sandbox.Faults;

namespace Orb.Sandbox.Webhooks;

/// <summary>Sends deliveries one after another, once each: who misses one has to ask, as on GitHub.</summary>
internal sealed partial class WebhookSender(
    WebhookOutbox outbox,
    DeliveryLog log,
    WebhookTarget target,
    FaultBook faults,
    AppAccount app,
    TimeProvider clock,
    ILogger<WebhookSender> logger) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false }) { Timeout = Patience };

    public override void Dispose()
    {
        _client.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        outbox.Resume();
        await foreach (var delivery in outbox.Waiting.ReadAllAsync(stoppingToken))
        {
            var fault = faults.TakeForWebhook(delivery.Event, delivery.Action);
            if (fault?.Kind == FaultKind.Delay)
            {
                await Task.Delay(fault.For, TimeProvider.System, stoppingToken);
            }

            if (fault?.Kind == FaultKind.Lost)
            {
                log.Save(delivery with { Result = new DeliveryResult(clock.GetUtcNow(), TimeSpan.Zero, 0, "lost by a fault switch") });
                continue;
            }

            await Deliver(delivery, fault?.Kind == FaultKind.BadlySigned, stoppingToken);
            if (fault?.Kind == FaultKind.Doubled)
            {
                await Deliver(delivery, badlySigned: false, stoppingToken);
            }
        }
    }

    private async Task Deliver(DeliveryRecord delivery, bool badlySigned, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var (code, status) = await Post(delivery, badlySigned, cancellationToken);
        log.Save(delivery with { Result = new DeliveryResult(clock.GetUtcNow(), Stopwatch.GetElapsedTime(started), code, status) });
        if (code is < 200 or > 299)
        {
            NotTaken(delivery.Event, delivery.Guid, code, status);
        }
    }

    private async Task<(int Code, string Status)> Post(DeliveryRecord delivery, bool badlySigned, CancellationToken cancellationToken)
    {
        if (target.Url is not { } url)
        {
            return (0, "no receiver");
        }

        try
        {
            using var request = WebhookRequest.Of(delivery, url, app, badlySigned);
            using var response = await _client.SendAsync(request, cancellationToken);
            return ((int)response.StatusCode, response.ReasonPhrase ?? "");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (0, "timed out");
        }
        catch (HttpRequestException failure)
        {
            return (0, failure.HttpRequestError == HttpRequestError.ConnectionError ? "failed to connect to host" : failure.Message);
        }
    }

    [LoggerMessage(LogLevel.Information, "Webhook {Event} {Delivery} was not taken: {StatusCode} {Status}")]
    private partial void NotTaken(string @event, Guid delivery, int statusCode, string status);
}
