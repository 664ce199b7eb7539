using Microsoft.Extensions.Logging;
using Orb.Grains.Catalog;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.Workflow;
using Orb.Grains.Interfaces.Workspaces;

namespace Orb.Grains.Workspaces;

[GrainType("workspace")]
internal sealed class WorkspaceGrain(
    [PersistentState("workspace")] IPersistentState<StoredWorkspace> workspace,
    IWorkspaceHosts hosts,
    ICatalog catalog,
    TimeProvider clock,
    ILogger<WorkspaceGrain> logger) : RecordedGrain<StoredWorkspace>(workspace, catalog, clock, logger), IWorkspaceGrain
{
    private bool _hostHasNews;

    private WorkspaceId Id => WorkspaceId.FromValidated(this.GetPrimaryKeyString());

    /// <inheritdoc/>
    protected override string ReminderName => "cleanup";

    /// <inheritdoc/>
    public async Task<WorkspaceSnapshot> Create(CreateWorkspace request, CancellationToken cancellationToken)
    {
        await Change(current => Exists ? new(current) : PreparationRules.Create(current, Id, request, Now), cancellationToken);
        return State.ToSnapshot(Id);
    }

    /// <inheritdoc/>
    public Task<WorkspaceSnapshot?> Get(CancellationToken cancellationToken) =>
        Task.FromResult(Exists ? State.ToSnapshot(Id) : null);

    /// <inheritdoc/>
    public async Task<CleanupBooking> ScheduleCleanup(CleanupRequest request, CancellationToken cancellationToken)
    {
        if (!Exists)
        {
            return new CleanupBooking.NotFound();
        }

        CleanupBooking? refusal = null;
        await Change(
            current =>
            {
                refusal = Refusal(current, request);
                return refusal is null ? CleanupRules.Schedule(current, Id, request, Now) : new(current);
            },
            cancellationToken);
        return refusal ?? new CleanupBooking.Booked(State.ToSnapshot(Id));
    }

    /// <inheritdoc/>
    public Task<WorkspaceChange> CancelCleanup(string by, CancellationToken cancellationToken) =>
        ChangeUnlessRemoved(current => CleanupRules.Cancel(current, Id, by, Now), cancellationToken);

    /// <inheritdoc/>
    public Task<WorkspaceChange> Keep(TimeSpan duration, string by, CancellationToken cancellationToken) =>
        ChangeUnlessRemoved(current => CleanupRules.Keep(current, Id, duration, by, Now), cancellationToken);

    /// <inheritdoc/>
    public Task<UseLease> BeginUse(string holder, CancellationToken cancellationToken) =>
        Use($"{Guid.NewGuid():N}", holder, cancellationToken);

    /// <inheritdoc/>
    public Task<UseLease> RenewUse(WorkspaceLease lease, CancellationToken cancellationToken) =>
        Use(lease.Id, lease.Holder, cancellationToken);

    /// <inheritdoc/>
    public async Task EndUse(string leaseId, CancellationToken cancellationToken)
    {
        if (Exists)
        {
            await Change(current => LeaseRules.EndUse(current, leaseId, Now), cancellationToken);
        }
    }

    /// <inheritdoc/>
    public Task Wake(CancellationToken cancellationToken)
    {
        HostMayHaveNews();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override DateTimeOffset? DueAt(StoredWorkspace state) => state switch
    {
        { Version: 0 } => null,
        { WorkflowTold: false } => state.CreatedAt,
        { State: WorkspaceState.Creating or WorkspaceState.InProgress or WorkspaceState.RetryWaiting } => state.NextAttemptAt,
        { State: WorkspaceState.CleanupScheduled } => state.DueAt,
        _ => null,
    };

    /// <inheritdoc/>
    protected override async Task Step(CancellationToken cancellationToken)
    {
        await Prepare(cancellationToken);
        await Change(current => CleanupRules.Begin(current, Id, Now), cancellationToken);
        await Change(current => CleanupRules.Resume(current, Now), cancellationToken);
        await Remove(cancellationToken);
        await TellWorkflow(cancellationToken);
    }

    /// <inheritdoc/>
    protected override Task Record(
        StoredWorkspace state, IReadOnlyList<PendingEvent> events, DateTimeOffset? due, CancellationToken cancellationToken) =>
        Catalog.Record(new CatalogEntry<WorkspaceSnapshot>(state.ProjectId, state.ToSnapshot(Id), events, due), cancellationToken);

    private CleanupBooking? Refusal(StoredWorkspace current, CleanupRequest request)
    {
        if (CleanupRules.HasBegun(current.State))
        {
            return new CleanupBooking.AlreadyRemoved(current.ToSnapshot(Id));
        }

        var now = request.Delay <= TimeSpan.Zero;
        return now && LeaseRules.InUseUntil(current, Now) is { } inUse ? new CleanupBooking.InUse(inUse)
            : now && LeaseRules.PinnedUntil(current, Now) is { } pinned ? new CleanupBooking.Pinned(pinned)
            : null;
    }

    private async Task<WorkspaceChange> ChangeUnlessRemoved(
        Func<StoredWorkspace, Transition<StoredWorkspace>> rule, CancellationToken cancellationToken)
    {
        if (!Exists)
        {
            return new WorkspaceChange.NotFound();
        }

        var tooLate = false;
        await Change(
            current =>
            {
                tooLate = CleanupRules.HasBegun(current.State);
                return tooLate ? new(current) : rule(current);
            },
            cancellationToken);
        return tooLate
            ? new WorkspaceChange.Conflicting(new Problem("removalBegun", "The workspace is being removed or is gone; this can no longer be changed."))
            : new WorkspaceChange.Accepted(State.ToSnapshot(Id));
    }

    private async Task<UseLease> Use(string leaseId, string holder, CancellationToken cancellationToken)
    {
        var granted = false;
        await Change(
            current =>
            {
                granted = Exists && LeaseRules.CanBeUsed(current);
                return granted ? LeaseRules.Use(current, Id, leaseId, holder, Now) : new(current);
            },
            cancellationToken);
        return granted ? new UseLease.Granted(State.Leases.Single(lease => lease.Id == leaseId))
            : State.State is WorkspaceState.Creating ? new UseLease.NotReady()
            : new UseLease.Removed();
    }

    private async Task Prepare(CancellationToken cancellationToken)
    {
        if (State.State is not WorkspaceState.Creating || !HasNews(State.NextAttemptAt))
        {
            return;
        }

        if (State.HostId is null)
        {
            var chosen = await hosts.Choose(cancellationToken);
            await Change(
                current => chosen is { } host ? PreparationRules.ChooseHost(current, host) : PreparationRules.WaitForHost(current, Now),
                cancellationToken);
        }

        if (State is { State: WorkspaceState.Creating, HostId: { } hostId, Repository: { } repository } asked)
        {
            var answer = await hosts.Prepare(hostId, Id, asked.Epoch, new CloneOrder(repository, asked.BaseBranch), cancellationToken);
            await Change(current => current.Epoch == asked.Epoch ? PreparationRules.Apply(current, Id, answer, Now) : new(current), cancellationToken);
        }
    }

    private async Task Remove(CancellationToken cancellationToken)
    {
        if (State is { State: WorkspaceState.InProgress, HostId: { } hostId } asked && HasNews(asked.NextAttemptAt))
        {
            var answer = await hosts.Remove(hostId, Id, asked.Epoch, cancellationToken);
            await Change(current => current.Epoch == asked.Epoch ? CleanupRules.Apply(current, Id, answer, Now) : new(current), cancellationToken);
        }
    }

    private async Task TellWorkflow(CancellationToken cancellationToken)
    {
        if (State is { WorkflowTold: false } told)
        {
            await GrainFactory.GetGrain<IWorkflowGrain>(told.ProjectId.Value).Wake(cancellationToken);
            await Change(current => current.Version == told.Version ? new(current with { WorkflowTold = true }) : new(current), cancellationToken);
        }
    }

    private void HostMayHaveNews()
    {
        _hostHasNews = true;
        StepSoon();
    }

    /// <summary>A host's hint makes its answer worth asking for before the next poll.</summary>
    private bool HasNews(DateTimeOffset? nextAttemptAt)
    {
        var hinted = _hostHasNews;
        _hostHasNews = false;
        return hinted || nextAttemptAt <= Now;
    }
}
