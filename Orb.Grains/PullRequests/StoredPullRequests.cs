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

    /// <summary>What a change of one pull request makes of them all. The project's workflow must hear of one that changes a status.</summary>
    public Transition<StoredPullRequests> Lift(StoredPullRequest before, Transition<StoredPullRequest> transition)
    {
        if (ReferenceEquals(transition.Next, before))
        {
            return new(this);
        }

        var matters = before.Status != transition.Next.Status;
        return new(
            this with
            {
                All = [.. All.Select(pullRequest => pullRequest.Id == before.Id ? transition.Next : pullRequest)],
                WorkflowTold = WorkflowTold && !matters,
            },
            transition.Happenings);
    }

    /// <summary>What a rule for each pull request makes of them all.</summary>
    public Transition<StoredPullRequests> LiftAll(Func<StoredPullRequest, Transition<StoredPullRequest>> rule)
    {
        var all = this;
        var happenings = new List<Happening>();
        foreach (var pullRequest in All)
        {
            var lifted = all.Lift(pullRequest, rule(pullRequest));
            all = lifted.Next;
            happenings.AddRange(lifted.Happenings);
        }

        return new(all, happenings);
    }
}
