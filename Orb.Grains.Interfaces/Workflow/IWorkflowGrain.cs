namespace Orb.Grains.Interfaces.Workflow;

/// <summary>One project: its phase, its members, and what it waits for. Keyed by <see cref="ProjectId"/>.</summary>
[Alias("orb.workflow"), GrainInterfaceType("orb.workflow")]
public interface IWorkflowGrain : IGrainWithStringKey
{
    /// <summary>Makes the project. Asked again, it answers the project as it is and changes nothing.</summary>
    /// <param name="request">What it is made of.</param>
    /// <param name="cancellationToken">Ends the wait, not the work.</param>
    [Alias("create")]
    Task<ProjectCreation> Create(CreateProject request, CancellationToken cancellationToken = default);

    /// <summary>The project as it is; null when there is none.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    [ReadOnly, Alias("get")]
    Task<ProjectSnapshot?> Get(CancellationToken cancellationToken = default);

    /// <summary>What a person may do here; null for a stranger and for a project that does not exist.</summary>
    /// <param name="user">The subject of the person's token.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [ReadOnly, Alias("role-of")]
    Task<ProjectRole?> RoleOf(string user, CancellationToken cancellationToken = default);

    /// <summary>Begins work: a workspace is made. Starting a started project changes nothing.</summary>
    /// <param name="command">Who asks.</param>
    /// <param name="cancellationToken">Ends the wait, not the work.</param>
    [Alias("start")]
    Task<ProjectChange> Start(ProjectCommand command, CancellationToken cancellationToken = default);

    /// <summary>Stops further steps and keeps the place. What is already on GitHub is still watched.</summary>
    /// <param name="command">Who asks.</param>
    /// <param name="cancellationToken">Ends the wait, not the work.</param>
    [Alias("pause")]
    Task<ProjectChange> Pause(ProjectCommand command, CancellationToken cancellationToken = default);

    /// <summary>Goes on where <see cref="Pause"/> stopped.</summary>
    /// <param name="command">Who asks.</param>
    /// <param name="cancellationToken">Ends the wait, not the work.</param>
    [Alias("resume")]
    Task<ProjectChange> Resume(ProjectCommand command, CancellationToken cancellationToken = default);

    /// <summary>Calls the project off: pull requests not yet opened are cancelled, the workspace is booked for removal. Final.</summary>
    /// <param name="command">Who asks.</param>
    /// <param name="cancellationToken">Ends the wait, not the work.</param>
    [Alias("cancel")]
    Task<ProjectChange> Cancel(ProjectCommand command, CancellationToken cancellationToken = default);

    /// <summary>The members, owners first; empty for a project that does not exist.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    [ReadOnly, Alias("members")]
    Task<IReadOnlyList<ProjectMember>> Members(CancellationToken cancellationToken = default);

    /// <summary>Adds a member or changes a role. The last owner cannot be made less.</summary>
    /// <param name="user">Whom.</param>
    /// <param name="role">The role from now on.</param>
    /// <param name="command">Who asks.</param>
    /// <param name="cancellationToken">Ends the wait, not the work.</param>
    [Alias("set-member")]
    Task<ProjectChange> SetMember(string user, ProjectRole role, ProjectCommand command, CancellationToken cancellationToken = default);

    /// <summary>Takes a member away; one who is none is no error. The last owner cannot be removed.</summary>
    /// <param name="user">Whom.</param>
    /// <param name="command">Who asks.</param>
    /// <param name="cancellationToken">Ends the wait, not the work.</param>
    [Alias("remove-member")]
    Task<ProjectChange> RemoveMember(string user, ProjectCommand command, CancellationToken cancellationToken = default);

    /// <summary>
    /// Something this project waits for may have happened. When this returns, what its workspace and pull requests make of it is stored.
    /// Safe at any time and any number of times.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    [Alias("wake")]
    Task Wake(CancellationToken cancellationToken = default);
}
