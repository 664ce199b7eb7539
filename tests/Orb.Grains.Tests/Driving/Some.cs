using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.Interfaces.Workspaces;
using Orb.Grains.PullRequests;
using Orb.Grains.Workspaces;

namespace Orb.Grains.Tests.Driving;

/// <summary>Ordinary things for tests of rules, which then say only what is special.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Time = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    public static readonly RepositoryName Repository = new("octo", "demo");
    public static readonly WorkspaceId WorkspaceId = EntityId.New<WorkspaceId>(Time);
    public static readonly HostId HostId = EntityId.New<HostId>(Time);

    public static PullRequestIntent Intent(string summary = "It greets.", string? baseBranch = null) =>
        new(Repository, "https://github.example/octo/demo", "feature/greeting", baseBranch, "Greet", summary, ["orb"], "ada");

    public static StoredPullRequest Wish(string summary = "It greets.", string? baseBranch = null) =>
        PullRequestRules.Create(EntityId.New<PullRequestId>(Time), Intent(summary, baseBranch), Time);

    public static StoredPullRequest Tended() => Wish() with
    {
        Number = 7,
        Status = PullRequestStatus.Open,
        Step = PullRequestStep.Tended,
        BaseBranch = "main",
        OpenedAt = Time,
        NextAttemptAt = Time.AddMinutes(5),
        ObservedAt = Time,
    };

    public static PullRequestObservation Seen(
        GitHubPullRequestState state = GitHubPullRequestState.Open, DateTimeOffset? at = null, string sha = "abc", bool isDraft = false)
    {
        var time = at ?? Time;
        return new(
            Repository,
            7,
            "https://github.example/octo/demo/pull/7",
            state,
            isDraft,
            "feature/greeting",
            sha,
            "main",
            [sha],
            time,
            state is GitHubPullRequestState.Merged ? time : null,
            state is GitHubPullRequestState.Open ? null : time);
    }

    public static StoredWorkspace Workspace(WorkspaceState state = WorkspaceState.Active) => new()
    {
        Version = 1,
        Repository = Repository,
        State = state,
        HostId = HostId,
        Epoch = 1,
        Bytes = 4096,
        CreatedAt = Time,
        LastActivityAt = Time,
    };
}
