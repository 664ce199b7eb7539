using Microsoft.Extensions.Logging;
using Orleans.Storage;

namespace Orb.Grains.Catalog;

/// <summary>
/// A grain that keeps its promises through crashes: state is stored first, catalog and events follow from what was stored, and work that is due runs in
/// <see cref="Step"/>, outside the calls that ask for it. Timers, reminders and the due table only wake it; what it does depends on its state alone.
/// </summary>
/// <typeparam name="TState">What it stores.</typeparam>
internal abstract partial class RecordedGrain<TState>(
    IPersistentState<TState> stored, ICatalog catalog, TimeProvider clock, ILogger logger) : Grain, IRemindable, IDisposable
    where TState : class, IRecordedState<TState>
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _changing = new(1, 1);
    private readonly ILogger _logger = logger;
    private IGrainTimer? _stepTimer;
    private DueReminder? _reminder;
    private bool _catalogLags;
    private bool _wokenMeanwhile;
    private int _failedSteps;

    /// <summary>The state as stored.</summary>
    protected TState State => stored.State;

    /// <summary>False until the first change.</summary>
    protected bool Exists => State.Version > 0;

    /// <summary>The present time.</summary>
    protected DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Where rows and events go.</summary>
    protected ICatalog Catalog => catalog;

    /// <summary>The reminder's name; stored, so it never changes.</summary>
    protected abstract string ReminderName { get; }

    /// <summary>When a state wants <see cref="Step"/> to run; null for never.</summary>
    protected abstract DateTimeOffset? DueAt(TState state);

    /// <summary>Does what is due, one effect after another, each recorded when it happened. Safe to run at any time, twice, or late.</summary>
    protected abstract Task Step(CancellationToken cancellationToken);

    /// <summary>Writes the catalog entry of a state.</summary>
    protected abstract Task Record(TState state, IReadOnlyList<PendingEvent> events, DateTimeOffset? due, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        _reminder = new DueReminder(this, ReminderName, clock, _logger);
        _stepTimer = this.RegisterGrainTimer(
            RunStep, new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan) { Interleave = true, KeepAlive = true });
        if (Exists)
        {
            // Whether the last write reached the catalog died with the last activation; writing it again changes nothing.
            _catalogLags = true;
            StepSoon();
        }
    }

    /// <inheritdoc/>
    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        StepSoon();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose() => _changing.Dispose();

    /// <summary>Runs <see cref="Step"/> right after the present call.</summary>
    protected void StepSoon()
    {
        _wokenMeanwhile = true;
        _stepTimer?.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Stores what a rule makes of the state, then records it. Changes run one at a time, also when calls and steps interleave.</summary>
    /// <param name="rule">Sees the newest state; may run only once.</param>
    /// <param name="cancellationToken">Ends the wait, not the work.</param>
    /// <returns>True when the rule changed anything.</returns>
    protected async Task<bool> Change(Func<TState, Transition<TState>> rule, CancellationToken cancellationToken)
    {
        await _changing.WaitAsync(cancellationToken);
        try
        {
            var before = State;
            var transition = rule(before);
            if (ReferenceEquals(transition.Next, before))
            {
                return false;
            }

            var version = before.Version + 1;
            var events = transition.Happenings.Select((happening, index) => happening.ToEvent($"{ReminderName}/{this.GetPrimaryKeyString()}/{version}/{index}", Now));
            IReadOnlyList<PendingEvent> unrecorded = [.. _catalogLags ? before.Unrecorded : [], .. events];
            await Store(transition.Next.Versioned(version, unrecorded), cancellationToken);
            _catalogLags = true;
            await CatchUp(cancellationToken);
        }
        finally
        {
            _changing.Release();
        }

        await Remind(cancellationToken);
        StepSoon();
        return true;
    }

    private async Task Store(TState next, CancellationToken cancellationToken)
    {
        try
        {
            await stored.Replace(next, cancellationToken);
        }
        catch (InconsistentStateException)
        {
            // Another activation of this grain wrote: what this one remembers is no longer true.
            DeactivateOnIdle();
            throw;
        }
    }

    /// <summary>The state is stored, so a catalog that is away is a delay and not a failure: the next step tries again.</summary>
    private async Task CatchUp(CancellationToken cancellationToken)
    {
        try
        {
            await Record(State, State.Unrecorded, DueAt(State), cancellationToken);
            _catalogLags = false;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            CatalogLags(_logger, exception, this.GetPrimaryKeyString());
        }
    }

    private async Task RunStep(CancellationToken cancellationToken)
    {
        _wokenMeanwhile = false;
        try
        {
            await CatchUpLate(cancellationToken);
            if (Exists)
            {
                await Step(cancellationToken);
                await Remind(cancellationToken);
            }

            _failedSteps = _catalogLags ? _failedSteps + 1 : 0;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return;
        }
        catch (Exception exception)
        {
            _failedSteps++;
            StepFailed(_logger, exception, this.GetPrimaryKeyString(), _failedSteps);
        }

        // Whoever woke this grain during the step may have news that the step did not see: the date of the next poll must not override that.
        if (_wokenMeanwhile && _failedSteps == 0)
        {
            StepSoon();
            return;
        }

        if (NextStepAt() is { } next)
        {
            _stepTimer?.Change(WakeTime.Until(next, Now), Timeout.InfiniteTimeSpan);
        }
    }

    private async Task CatchUpLate(CancellationToken cancellationToken)
    {
        if (!_catalogLags)
        {
            return;
        }

        await _changing.WaitAsync(cancellationToken);
        try
        {
            await CatchUp(cancellationToken);
        }
        finally
        {
            _changing.Release();
        }
    }

    private DateTimeOffset? NextStepAt() => _failedSteps > 0
        ? Now + TimeSpan.FromSeconds(Math.Min(Math.Pow(2, _failedSteps), LongestPause.TotalSeconds))
        : Exists ? DueAt(State) : null;

    private Task Remind(CancellationToken cancellationToken) => _reminder!.Keep(DueAt(State), cancellationToken);

    [LoggerMessage(LogLevel.Warning, "The catalog does not have the newest state of {Key} yet")]
    private static partial void CatalogLags(ILogger logger, Exception exception, string key);

    [LoggerMessage(LogLevel.Error, "A step of {Key} failed, {FailedSteps} in a row")]
    private static partial void StepFailed(ILogger logger, Exception exception, string key, int failedSteps);
}
