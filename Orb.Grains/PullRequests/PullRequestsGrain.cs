using Microsoft.Extensions.Logging;
using Orb.Grains.Catalog;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.Interfaces.Workflow;

namespace Orb.Grains.PullRequests;

[GrainType("pull-requests")]
internal sealed partial class PullRequestsGrain(
    [PersistentState("pull-requests")] IPersistentState<StoredPullRequests> pullRequests,
    IGitHub github,
    ICatalog catalog,
    TimeProvider clock,
    ILogger<PullRequestsGrain> logger) : RecordedGrain<StoredPullRequests>(pullRequests, catalog, clock, logger), IPullRequestsGrain
{
    private const int MostStepsInARow = 20;

    private readonly PullRequestSteps _steps = new(github, clock);
    private readonly ILogger _logger = logger;
    private DuplicatePullRequestException? _duplicate;

    private ProjectId ProjectId => ProjectId.FromValidated(this.GetPrimaryKeyString());

    /// <inheritdoc/>
    protected override string ReminderName => "pull-requests";

    /// <inheritdoc/>
    public async Task<PullRequestAnswer> Request(PullRequestIntent intent, CancellationToken cancellationToken)
    {
        Problem? conflict = null;
        await Change(
            current =>
            {
                var known = current.All.FirstOrDefault(pullRequest => pullRequest.Intent.Repository == intent.Repository);
                conflict = Conflict(current, known, intent);
                return conflict is not null ? new(current)
                    : known is null ? Add(current, intent)
                    : current.Lift(known, PullRequestRules.AskAgain(known, intent, Now));
            },
            cancellationToken);
        return conflict is not null
            ? new PullRequestAnswer.Conflicting(conflict)
            : Accepted(State.All.Single(pullRequest => pullRequest.Intent.Repository == intent.Repository));
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<PullRequestSnapshot>> List(CancellationToken cancellationToken) => Task.FromResult(Snapshots(State));

    /// <inheritdoc/>
    public Task<PullRequestSnapshot?> Get(PullRequestId id, CancellationToken cancellationToken) =>
        Task.FromResult(State.Find(id)?.ToSnapshot(ProjectId, State.Version));

    /// <inheritdoc/>
    public Task<PullRequestAnswer> Sync(PullRequestId id, string by, CancellationToken cancellationToken) =>
        ChangeOne(id, pullRequest => PullRequestRules.Sync(pullRequest, Now), cancellationToken);

    /// <inheritdoc/>
    public Task<PullRequestAnswer> Retry(PullRequestId id, string by, CancellationToken cancellationToken) =>
        ChangeOne(id, pullRequest => PullRequestRules.Retry(pullRequest, Now), cancellationToken);

    /// <inheritdoc/>
    public async Task Observe(PullRequestObservation observation, CancellationToken cancellationToken)
    {
        if (State.All.FirstOrDefault(pullRequest => pullRequest.Intent.Repository == observation.Repository) is not { } known)
        {
            return;
        }

        await Change(
            current => current.Lift(current.Find(known.Id)!, PullRequestRules.Observe(current.Find(known.Id)!, observation, Now)),
            cancellationToken);
        StepSoon();
    }

    /// <inheritdoc/>
    public async Task CancelPending(CancellationToken cancellationToken)
    {
        if (!State.IsCancelled)
        {
            await Change(current => (current with { IsCancelled = true }).LiftAll(PullRequestRules.CancelPending), cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async Task SetPaused(bool paused, CancellationToken cancellationToken)
    {
        if (State.IsPaused != paused)
        {
            await Change(current => new(current with { IsPaused = paused }), cancellationToken);
        }
    }

    /// <inheritdoc/>
    public Task Wake(CancellationToken cancellationToken)
    {
        StepSoon();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override DateTimeOffset? DueAt(StoredPullRequests state)
    {
        var dates = state.All.Select(pullRequest => PullRequestRules.DueAt(pullRequest, state.IsPaused)).ToList();
        if (!state.WorkflowTold && state.All.Count > 0)
        {
            dates.Add(state.All[0].CreatedAt);
        }

        return dates.Min();
    }

    /// <inheritdoc/>
    protected override async Task Step(CancellationToken cancellationToken)
    {
        await SettleDuplicate(cancellationToken);
        foreach (var id in State.All.Select(pullRequest => pullRequest.Id).ToArray())
        {
            for (var steps = 0; steps < MostStepsInARow && PullRequestRules.DueAt(State.Find(id)!, State.IsPaused) <= Now; steps++)
            {
                await Advance(id, cancellationToken);
                await SettleDuplicate(cancellationToken);
            }
        }

        await TellWorkflow(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task Record(
        StoredPullRequests state, IReadOnlyList<PendingEvent> events, DateTimeOffset? due, CancellationToken cancellationToken)
    {
        try
        {
            await Catalog.Record(new CatalogEntry<IReadOnlyList<PullRequestSnapshot>>(ProjectId, Snapshots(state), events, due), cancellationToken);
        }
        catch (DuplicatePullRequestException duplicate)
        {
            _duplicate = duplicate;
            throw;
        }
    }

    private static Problem? Conflict(StoredPullRequests current, StoredPullRequest? known, PullRequestIntent intent) =>
        current.IsCancelled ? new Problem("projectOver", "The project is over.")
        : known is { Number: not null, HasEnded: false } && known.Intent.Branch != intent.Branch
            ? new Problem(
                "pullRequestExists",
                $"The pull request of {intent.Repository} is open already, from the branch {known.Intent.Branch}.",
                "featureBranch")
        : null;

    private Transition<StoredPullRequests> Add(StoredPullRequests current, PullRequestIntent intent)
    {
        var added = PullRequestRules.Create(EntityId.New<PullRequestId>(Now), intent, Now);
        return new(
            current with { All = [.. current.All, added], WorkflowTold = false },
            new Happening(
                EventTypes.PullRequestRequested,
                new { pullRequestId = added.Id, repository = intent.Repository.ToString(), branch = intent.Branch, by = intent.RequestedBy },
                intent.RequestedBy));
    }

    private async Task<PullRequestAnswer> ChangeOne(
        PullRequestId id, Func<StoredPullRequest, Transition<StoredPullRequest>> rule, CancellationToken cancellationToken)
    {
        if (State.Find(id) is null)
        {
            return new PullRequestAnswer.NotFound();
        }

        await Change(current => current.Lift(current.Find(id)!, rule(current.Find(id)!)), cancellationToken);
        return Accepted(State.Find(id)!);
    }

    private async Task Advance(PullRequestId id, CancellationToken cancellationToken)
    {
        if (State.Find(id)!.Step is PullRequestStep.BranchReady)
        {
            await Claim(id, cancellationToken);
        }

        var asked = State.Find(id)!;
        var apply = await _steps.Run(asked, cancellationToken);
        await Change(
            current => current.Find(id) is { HasEnded: true, Number: not null } ? new(current) : current.Lift(current.Find(id)!, apply(current.Find(id)!)),
            cancellationToken);
    }

    /// <summary>Two activations can run for a moment while membership changes; only the one whose epoch is the highest goes on to create.</summary>
    private async Task Claim(PullRequestId id, CancellationToken cancellationToken)
    {
        await Change(current => current.Lift(current.Find(id)!, PullRequestRules.Claim(current.Find(id)!)), cancellationToken);
        var claimed = State.Find(id)!;
        if (!await Catalog.TryClaimPullRequest(ProjectId, id, claimed.Intent.Repository, claimed.ClaimEpoch, cancellationToken))
        {
            ClaimLost(_logger, id, claimed.ClaimEpoch);
            DeactivateOnIdle();
            throw new InvalidOperationException($"Another activation holds the claim to {id}.");
        }
    }

    /// <summary>The catalog's unique key found that another project has this pull request already: this one lets go of it.</summary>
    private async Task SettleDuplicate(CancellationToken cancellationToken)
    {
        if (_duplicate is not { } duplicate)
        {
            return;
        }

        _duplicate = null;
        var owner = duplicate.Owner?.Value ?? "another project";
        var error = new Trouble(
            "ownedByOtherProject",
            $"{duplicate.Repository}#{duplicate.Number} belongs to {owner}.",
            "Use another branch for this project, or work in the other one.");
        await Change(
            current => current.All.FirstOrDefault(one => one.Intent.Repository == duplicate.Repository && one.Number == duplicate.Number) is { } ours
                ? current.Lift(ours, RetryPlan.GiveUp(ours with { Number = null, Url = null, Step = PullRequestStep.BranchReady, TextIsStale = false }, error))
                : new(current),
            cancellationToken);
    }

    private async Task TellWorkflow(CancellationToken cancellationToken)
    {
        if (State is { WorkflowTold: false, Version: var told })
        {
            await GrainFactory.GetGrain<IWorkflowGrain>(ProjectId.Value).Wake(cancellationToken);
            await Change(current => current.Version == told ? new(current with { WorkflowTold = true }) : new(current), cancellationToken);
        }
    }

    private PullRequestAnswer.Accepted Accepted(StoredPullRequest pullRequest) => new(pullRequest.ToSnapshot(ProjectId, State.Version));

    private IReadOnlyList<PullRequestSnapshot> Snapshots(StoredPullRequests state) =>
        [.. state.All.Select(pullRequest => pullRequest.ToSnapshot(ProjectId, state.Version))];

    [LoggerMessage(LogLevel.Warning, "Another activation holds the claim to {PullRequestId} above epoch {Epoch}; this one ends")]
    private static partial void ClaimLost(ILogger logger, PullRequestId pullRequestId, long epoch);
}
