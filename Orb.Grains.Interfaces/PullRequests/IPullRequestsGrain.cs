namespace Orb.Grains.Interfaces.PullRequests;

/// <summary>The pull requests of one project, one for each of its repositories. Keyed by the project's id.</summary>
[Alias("orb.pull-requests"), GrainInterfaceType("orb.pull-requests")]
public interface IPullRequestsGrain : IGrainWithStringKey
{
    /// <summary>Stores the intent; the pull request is then opened, whatever crashes. There is one for each repository: asked again, its text is brought up to date.</summary>
    /// <param name="intent">What is wanted, checked.</param>
    /// <param name="cancellationToken">Ends the wait, not the work.</param>
    [Alias("request")]
    Task<PullRequestAnswer> Request(PullRequestIntent intent, CancellationToken cancellationToken = default);

    /// <summary>All pull requests of the project, oldest first.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    [ReadOnly, Alias("list")]
    Task<IReadOnlyList<PullRequestSnapshot>> List(CancellationToken cancellationToken = default);

    /// <summary>One pull request; null when the project has none of this id.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [ReadOnly, Alias("get")]
    Task<PullRequestSnapshot?> Get(PullRequestId id, CancellationToken cancellationToken = default);

    /// <summary>Asks GitHub now instead of at the next poll, and runs the next step now instead of at its next attempt.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="cancellationToken">Ends the wait, not the work.</param>
    [Alias("sync")]
    Task<PullRequestAnswer> Sync(PullRequestId id, string by, CancellationToken cancellationToken = default);

    /// <summary>Gives a failed or waiting pull request a fresh set of attempts, from the step that is missing.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="cancellationToken">Ends the wait, not the work.</param>
    [Alias("retry")]
    Task<PullRequestAnswer> Retry(PullRequestId id, string by, CancellationToken cancellationToken = default);

    /// <summary>GitHub said something. Late, doubled and out-of-order observations change nothing.</summary>
    /// <param name="observation">What it said.</param>
    /// <param name="cancellationToken">Ends the wait, not the work.</param>
    [Alias("observe")]
    Task Observe(PullRequestObservation observation, CancellationToken cancellationToken = default);

    /// <summary>Calls off every pull request that is not on GitHub yet; those that are stay watched. Final for the project: no new ones are taken.</summary>
    /// <param name="cancellationToken">Ends the wait, not the work.</param>
    [Alias("cancel-pending")]
    Task CancelPending(CancellationToken cancellationToken = default);

    /// <summary>Stops or resumes steps that change GitHub; watching goes on.</summary>
    /// <param name="paused">True to stop.</param>
    /// <param name="cancellationToken">Ends the wait, not the work.</param>
    [Alias("set-paused")]
    Task SetPaused(bool paused, CancellationToken cancellationToken = default);

    /// <summary>A hint that a step may be due. Safe at any time and any number of times.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    [Alias("wake")]
    Task Wake(CancellationToken cancellationToken = default);
}
