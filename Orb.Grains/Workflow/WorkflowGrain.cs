using Microsoft.Extensions.Logging;
using Orb.Grains.Catalog;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.Interfaces.Workflow;
using Orb.Grains.Interfaces.Workspaces;
using Orb.Grains.PullRequests;

namespace Orb.Grains.Workflow;

[GrainType("workflow")]
internal sealed class WorkflowGrain(
    [PersistentState("workflow")] IPersistentState<StoredProject> project,
    IRepositoryAddresses addresses,
    ICatalog catalog,
    TimeProvider clock,
    ILogger<WorkflowGrain> logger) : RecordedGrain<StoredProject>(project, catalog, clock, logger), IWorkflowGrain
{
    private static readonly TimeSpan CleanupDelay = TimeSpan.FromHours(24);

    private ProjectId Id => ProjectId.FromValidated(this.GetPrimaryKeyString());

    /// <inheritdoc/>
    protected override string ReminderName => "workflow";

    /// <inheritdoc/>
    public async Task<ProjectCreation> Create(CreateProject request, CancellationToken cancellationToken)
    {
        if (!Exists)
        {
            var problems = RepositoryRules.Check(request.Repositories, addresses, out var repositories);
            if (problems.Count > 0)
            {
                return new ProjectCreation.Invalid(problems);
            }

            await Change(current => Exists ? new(current) : ProjectRules.Create(current, request, repositories, Now), cancellationToken);
        }

        return new ProjectCreation.Created(State.ToSnapshot(Id));
    }

    /// <inheritdoc/>
    public Task<ProjectSnapshot?> Get(CancellationToken cancellationToken) => Task.FromResult(Exists ? State.ToSnapshot(Id) : null);

    /// <inheritdoc/>
    public Task<ProjectRole?> RoleOf(string user, CancellationToken cancellationToken) => Task.FromResult(MemberRules.RoleOf(State, user));

    /// <inheritdoc/>
    public Task<ProjectChange> Start(ProjectCommand command, CancellationToken cancellationToken) => Move(
        command, current => ProjectRules.Start(current, EntityId.New<WorkspaceId>(Now), command.By, Now), cancellationToken);

    /// <inheritdoc/>
    public Task<ProjectChange> Pause(ProjectCommand command, CancellationToken cancellationToken) =>
        Move(command, current => ProjectRules.Pause(current, command.By, Now), cancellationToken);

    /// <inheritdoc/>
    public Task<ProjectChange> Resume(ProjectCommand command, CancellationToken cancellationToken) =>
        Move(command, current => ProjectRules.Resume(current, command.By, Now), cancellationToken);

    /// <inheritdoc/>
    public Task<ProjectChange> Cancel(ProjectCommand command, CancellationToken cancellationToken) =>
        Move(command, current => ProjectRules.Cancel(current, command.By, Now), cancellationToken, isFinal: true);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ProjectMember>> Members(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ProjectMember>>(
        [.. State.Members.OrderByDescending(member => member.Role).ThenBy(member => member.User, StringComparer.Ordinal)]);

    /// <inheritdoc/>
    public Task<ProjectChange> SetMember(string user, ProjectRole role, ProjectCommand command, CancellationToken cancellationToken) =>
        MemberRules.IsLastOwner(State, user) && role is not ProjectRole.Owner
            ? LastOwner()
            : ChangeProject(command, current => MemberRules.Set(current, user, role, command.By, Now), cancellationToken);

    /// <inheritdoc/>
    public Task<ProjectChange> RemoveMember(string user, ProjectCommand command, CancellationToken cancellationToken) =>
        MemberRules.IsLastOwner(State, user)
            ? LastOwner()
            : ChangeProject(command, current => MemberRules.Remove(current, user, command.By, Now), cancellationToken);

    /// <inheritdoc/>
    public async Task Wake(CancellationToken cancellationToken)
    {
        // Whoever tells this grain something crosses it off when this returns, so what there is to see is stored by then.
        if (Exists)
        {
            await LookAround(cancellationToken);
        }

        StepSoon();
    }

    /// <summary>Others tell this grain when something it waits for has happened, and repeat it until they were heard; only its own debts are due.</summary>
    protected override DateTimeOffset? DueAt(StoredProject state) => state.Debts is ProjectDebts.None ? null : state.UpdatedAt;

    /// <inheritdoc/>
    protected override async Task Step(CancellationToken cancellationToken)
    {
        await Pay(ProjectDebts.Workspace, MakeWorkspace, cancellationToken);
        await Pay(ProjectDebts.Pause, TellPause, cancellationToken);
        await Pay(ProjectDebts.Cancellation, CancelPending, cancellationToken);
        await LookAround(cancellationToken);
        await Pay(ProjectDebts.Cleanup, BookCleanup, cancellationToken);
        await LookAround(cancellationToken);
    }

    /// <inheritdoc/>
    protected override Task Record(
        StoredProject state, IReadOnlyList<PendingEvent> events, DateTimeOffset? due, CancellationToken cancellationToken) =>
        Catalog.Record(new CatalogEntry<ProjectRow>(Id, new ProjectRow(state.ToSnapshot(Id), state.Members), events, due), cancellationToken);

    private Task<ProjectChange> Move(
        ProjectCommand command,
        Func<StoredProject, Transition<StoredProject>> rule,
        CancellationToken cancellationToken,
        bool isFinal = false) =>
        State.IsOver && !(isFinal && State.Status is ProjectStatus.Cancelled)
            ? Task.FromResult<ProjectChange>(new ProjectChange.Conflicting(new Problem("projectOver", "The project is over.")))
            : ChangeProject(command, rule, cancellationToken);

    private async Task<ProjectChange> ChangeProject(
        ProjectCommand command, Func<StoredProject, Transition<StoredProject>> rule, CancellationToken cancellationToken)
    {
        if (!Exists)
        {
            return new ProjectChange.NotFound();
        }

        var outdated = false;
        await Change(
            current =>
            {
                outdated = command.ExpectedVersion is { } expected && expected != current.Version;
                return outdated ? new(current) : rule(current);
            },
            cancellationToken);
        return outdated ? new ProjectChange.Outdated(State.Version) : new ProjectChange.Accepted(State.ToSnapshot(Id));
    }

    private static Task<ProjectChange> LastOwner() => Task.FromResult<ProjectChange>(
        new ProjectChange.Conflicting(new Problem("lastOwner", "A project needs an owner; make somebody else one first.", "role")));

    /// <summary>A debt is paid by an idempotent call and crossed off afterwards; a crash in between pays it twice, which changes nothing.</summary>
    private async Task Pay(ProjectDebts debt, Func<CancellationToken, Task> pay, CancellationToken cancellationToken)
    {
        if (State.Debts.HasFlag(debt))
        {
            // Whoever changes the project meanwhile may owe the same again, with another content.
            var paidAt = State.Version;
            await pay(cancellationToken);
            await Change(current => current.Version == paidAt ? ProjectRules.Paid(current, debt) : new(current), cancellationToken);
        }
    }

    private Task MakeWorkspace(CancellationToken cancellationToken) => Workspace().Create(
        new CreateWorkspace(Id, State.Repositories[0].Name, State.Repositories[0].BaseBranch), cancellationToken);

    private Task TellPause(CancellationToken cancellationToken) => PullRequests().SetPaused(State.Status is ProjectStatus.Paused, cancellationToken);

    private Task CancelPending(CancellationToken cancellationToken) => PullRequests().CancelPending(cancellationToken);

    private Task BookCleanup(CancellationToken cancellationToken) => Workspace().ScheduleCleanup(
        new CleanupRequest(
            CleanupDelay, State.Status is ProjectStatus.Cancelled ? CleanupReason.ProjectCancelled : CleanupReason.ProjectCompleted),
        cancellationToken);

    private async Task LookAround(CancellationToken cancellationToken)
    {
        if (State.HasEnded)
        {
            return;
        }

        var workspace = State.WorkspaceId is null ? null : await Workspace().Get(cancellationToken);
        var pullRequests = await PullRequests().List(cancellationToken);
        await Change(current => ProjectRules.LookAround(current, workspace, pullRequests, Now), cancellationToken);
    }

    private IWorkspaceGrain Workspace() => GrainFactory.GetGrain<IWorkspaceGrain>(State.WorkspaceId!.Value.Value);

    private IPullRequestsGrain PullRequests() => GrainFactory.GetGrain<IPullRequestsGrain>(Id.Value);
}
