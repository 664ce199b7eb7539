namespace Orb.Grains.Interfaces.PullRequests;

/// <summary>
/// Checks a wish for a pull request and hands it to its project's <see cref="IPullRequestsGrain"/>. Stateless: any key of the grain will do.
/// </summary>
[Alias("orb.pull-requests.intake"), GrainInterfaceType("orb.pull-requests.intake")]
public interface IPullRequestIntakeGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// Asks GitHub whether the branch exists, for two seconds at most; when GitHub does not answer, the wish is accepted and the saga asks again.
    /// Asked again for the same repository, it answers the same pull request and brings its text up to date.
    /// </summary>
    /// <param name="request">The wish.</param>
    /// <param name="cancellationToken">Ends the wait, not the work.</param>
    [Alias("request")]
    Task<PullRequestAnswer> Request(PullRequestRequest request, CancellationToken cancellationToken = default);
}
