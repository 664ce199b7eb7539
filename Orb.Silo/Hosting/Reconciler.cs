using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orb.Grains.Catalog;
using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.Interfaces.Workflow;
using Orb.Grains.Interfaces.Workspaces;
using Orb.Grains.PullRequests;

namespace Orb.Silo.Hosting;

/// <summary>
/// Finds work that is due and wakes whoever must do it: when the silo starts and once a minute. Timers and reminders come earlier where they come at all;
/// that nothing is late by more than a minute rests on this and the due table alone. Every silo runs one; waking twice changes nothing.
/// </summary>
internal sealed partial class Reconciler(
    IDueWork dueWork,
    IWebhookDeliveries deliveries,
    IIdempotencyKeys idempotencyKeys,
    IGrainFactory grains,
    ReminderMemory reminders,
    TimeProvider clock,
    ILogger<Reconciler> logger) : BackgroundService
{
    private const int PageSize = 500;
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>A delivery this young is being processed by whoever received it, unless that was a process before this one.</summary>
    private static readonly TimeSpan DeliveryGrace = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        var isFirst = true;
        do
        {
            try
            {
                // Reminders that live in memory died with the last process: every grain with work ahead registers its own again when it is woken.
                var until = isFirst && reminders.IsLostAtRestart ? DateTimeOffset.MaxValue : clock.GetUtcNow();
                var received = isFirst ? clock.GetUtcNow() : clock.GetUtcNow() - DeliveryGrace;
                isFirst = false;
                await WakeDue(until, stoppingToken);
                await ProcessDeliveries(received, stoppingToken);
                await deliveries.RemoveExpired(stoppingToken);
                await idempotencyKeys.RemoveExpired(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                RoundFailed(logger, exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task WakeDue(DateTimeOffset until, CancellationToken cancellationToken)
    {
        DueWork? last = null;
        IReadOnlyList<DueWork> page;
        do
        {
            page = await dueWork.List(until, last, PageSize, cancellationToken);
            foreach (var work in page)
            {
                await Wake(work, cancellationToken);
            }

            last = page.Count > 0 ? page[^1] : null;
        }
        while (page.Count == PageSize);
    }

    private Task Wake(DueWork work, CancellationToken cancellationToken) => work.Kind switch
    {
        DueKind.Workflow => grains.GetGrain<IWorkflowGrain>(work.Key).Wake(cancellationToken),
        DueKind.PullRequests => grains.GetGrain<IPullRequestsGrain>(work.Key).Wake(cancellationToken),
        DueKind.Workspace => grains.GetGrain<IWorkspaceGrain>(work.Key).Wake(cancellationToken),
        _ => throw new InvalidOperationException($"Unhandled kind {work.Kind}"),
    };

    private async Task ProcessDeliveries(DateTimeOffset received, CancellationToken cancellationToken)
    {
        foreach (var deliveryId in await deliveries.ListUnprocessed(received, PageSize, cancellationToken))
        {
            await grains.GetGrain<IWebhookInboxGrain>(0).Process(deliveryId, cancellationToken);
        }
    }

    [LoggerMessage(LogLevel.Error, "A round of the reconciler failed; the next one is in a minute")]
    private static partial void RoundFailed(ILogger logger, Exception exception);
}
