using Microsoft.Extensions.Logging;

namespace Orb.Grains.Catalog;

/// <summary>
/// Keeps a grain's reminder near its due date. It is a safety net under the timer and the due table, so small differences are not worth a write
/// and a reminder table that is away is no failure: whoever called waits no longer than a moment for it.
/// </summary>
internal sealed partial class DueReminder(Grain grain, string name, TimeProvider clock, ILogger logger)
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly ILogger _logger = logger;
    private DateTimeOffset? _remindsAt;
    private bool _mayExist = true;

    /// <summary>Moves the reminder to a date, or takes it away.</summary>
    public async Task Keep(DateTimeOffset? dueAt, CancellationToken cancellationToken)
    {
        try
        {
            if (dueAt is { } date)
            {
                await MoveTo(date, cancellationToken).WaitAsync(Patience, clock, cancellationToken);
            }
            else if (_mayExist)
            {
                await Remove(cancellationToken).WaitAsync(Patience, clock, cancellationToken);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            ReminderLags(exception, grain.GetPrimaryKeyString());
        }
    }

    private async Task MoveTo(DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var wait = WakeTime.Until(dueAt, now);
        var remindAt = now + (wait > Period ? wait : Period);
        if (_remindsAt is { } known && (remindAt - known).Duration() <= Period)
        {
            return;
        }

        await grain.RegisterOrUpdateReminder(name, remindAt - now, Period, cancellationToken);
        _remindsAt = remindAt;
        _mayExist = true;
    }

    private async Task Remove(CancellationToken cancellationToken)
    {
        if (await grain.GetReminder(name, cancellationToken) is { } reminder)
        {
            await grain.UnregisterReminder(reminder, cancellationToken);
        }

        _remindsAt = null;
        _mayExist = false;
    }

    [LoggerMessage(LogLevel.Warning, "The reminder of {Key} is not where it should be; the due table stands in for it")]
    private partial void ReminderLags(Exception exception, string key);
}
