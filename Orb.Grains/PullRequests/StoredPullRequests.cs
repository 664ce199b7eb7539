using Orb.Grains.Catalog;
using Orb.Grains.Interfaces.PullRequests;

namespace Orb.Grains.PullRequests;

/// <summary>All pull requests of one project, one for each repository.</summary>
[GenerateSerializer, Alias("orb.pull-requests.stored")]
internal sealed record StoredPullRequests : IRecordedState<StoredPullRequests>
{
    [Id(0)]
    public long Version { get; init; }

    [Id(1)]
    public IReadOnlyList<PendingEvent> Unrecorded { get; init; } = [];

    [Id(2)]
    public IReadOnlyList<StoredPullRequest> All { get; init; } = [];

    /// <summary>The project is called off: nothing new is opened.</summary>
    [Id(3)]
    public bool IsCancelled { get; init; }

    /// <summary>Steps that change GitHub wait; watching goes on.</summary>
    [Id(4)]
    public bool IsPaused { get; init; }

    /// <summary>False while the project's workflow may not have heard of the last change that matters to it.</summary>
    [Id(5)]
    public bool WorkflowTold { get; init; } = true;

    public StoredPullRequests Versioned(long version, IReadOnlyList<PendingEvent> unrecorded) =>
        this with { Version = version, Unrecorded = unrecorded };

    public StoredPullRequest? Find(PullRequestId id) => All.FirstOrDefault(pullRequest => pullRequest.Id == id);

    public StoredPullRequests With(StoredPullRequest changed) =>
        this with { All = [.. All.Select(pullRequest => pullRequest.Id == changed.Id ? changed : pullRequest)] };
}
