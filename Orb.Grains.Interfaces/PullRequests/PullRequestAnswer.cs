using Orb.Grains.Interfaces.Catalog;

namespace Orb.Grains.Interfaces.PullRequests;

/// <summary>What became of a wish about a pull request.</summary>
[GenerateSerializer, Immutable, Alias("orb.pull-requests.answer")]
public abstract record PullRequestAnswer
{
    private PullRequestAnswer()
    {
    }

    /// <summary>Stored; Orb does the rest and will not forget it.</summary>
    /// <param name="PullRequest">The one pull request of this project and repository.</param>
    [GenerateSerializer, Immutable, Alias("orb.pull-requests.answer.accepted")]
    public sealed record Accepted([property: Id(0)] PullRequestSnapshot PullRequest) : PullRequestAnswer;

    /// <summary>There is no such project or pull request.</summary>
    [GenerateSerializer, Immutable, Alias("orb.pull-requests.answer.not-found")]
    public sealed record NotFound : PullRequestAnswer;

    /// <summary>The request cannot be met as it is; nothing was stored.</summary>
    /// <param name="Problems">Everything that is wrong with it.</param>
    [GenerateSerializer, Immutable, Alias("orb.pull-requests.answer.invalid")]
    public sealed record Invalid([property: Id(0)] IReadOnlyList<Problem> Problems) : PullRequestAnswer;

    /// <summary>The project or the pull request is in a state that does not allow it; nothing was stored.</summary>
    /// <param name="Problem">Why not.</param>
    [GenerateSerializer, Immutable, Alias("orb.pull-requests.answer.conflicting")]
    public sealed record Conflicting([property: Id(0)] Problem Problem) : PullRequestAnswer;
}
