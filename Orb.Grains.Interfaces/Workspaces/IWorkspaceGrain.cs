namespace Orb.Grains.Interfaces.Workspaces;

/// <summary>The life of one workspace. Keyed by <see cref="WorkspaceId"/>. Runs anywhere in the cluster and touches no disk.</summary>
[Alias("orb.workspaces"), GrainInterfaceType("orb.workspaces")]
public interface IWorkspaceGrain : IGrainWithStringKey
{
    /// <summary>Stores the wish for a workspace; a host then makes it. Asked again, it answers the workspace as it is and changes nothing.</summary>
    /// <param name="request">What it is made of.</param>
    /// <param name="cancellationToken">Ends the wait, not the work.</param>
    [Alias("create")]
    Task<WorkspaceSnapshot> Create(CreateWorkspace request, CancellationToken cancellationToken = default);

    /// <summary>The workspace as it is; null when there is none. Looking is no use: it moves no due date.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    [ReadOnly, Alias("get")]
    Task<WorkspaceSnapshot?> Get(CancellationToken cancellationToken = default);

    /// <summary>
    /// Books removal. Calling again moves the date. A live lease or a pin is never overridden; when they keep the workspace past the date, the date moves.
    /// With a delay of zero they are an answer instead: <see cref="CleanupBooking.InUse"/>, <see cref="CleanupBooking.Pinned"/>.
    /// </summary>
    /// <param name="request">When and why.</param>
    /// <param name="cancellationToken">Ends the wait, not the work.</param>
    [Alias("schedule-cleanup")]
    Task<CleanupBooking> ScheduleCleanup(CleanupRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls a booked removal off. None booked is no error; one in progress is a conflict.</summary>
    /// <param name="by">Who asks.</param>
    /// <param name="cancellationToken">Ends the wait, not the work.</param>
    [Alias("cancel-cleanup")]
    Task<WorkspaceChange> CancelCleanup(string by, CancellationToken cancellationToken = default);

    /// <summary>Pins the workspace from now on; a due date before the end of the pin moves to its end. Zero takes the pin away.</summary>
    /// <param name="duration">How long.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="cancellationToken">Ends the wait, not the work.</param>
    [Alias("keep")]
    Task<WorkspaceChange> Keep(TimeSpan duration, string by, CancellationToken cancellationToken = default);

    /// <summary>Takes a lease, and calls off a removal that has not begun.</summary>
    /// <param name="holder">Who uses it, for people to read.</param>
    /// <param name="cancellationToken">Ends the wait, not the work.</param>
    [Alias("begin-use")]
    Task<UseLease> BeginUse(string holder, CancellationToken cancellationToken = default);

    /// <summary>Prolongs a lease by two minutes from now; one that has ended is taken anew.</summary>
    /// <param name="lease">As granted by <see cref="BeginUse"/>.</param>
    /// <param name="cancellationToken">Ends the wait, not the work.</param>
    [Alias("renew-use")]
    Task<UseLease> RenewUse(WorkspaceLease lease, CancellationToken cancellationToken = default);

    /// <summary>Ends a lease; one that has ended is no error.</summary>
    /// <param name="leaseId">The lease's id.</param>
    /// <param name="cancellationToken">Ends the wait, not the work.</param>
    [Alias("end-use")]
    Task EndUse(string leaseId, CancellationToken cancellationToken = default);

    /// <summary>A hint that something this workspace waits for may have happened. Safe at any time and any number of times.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    [Alias("wake")]
    Task Wake(CancellationToken cancellationToken = default);
}
