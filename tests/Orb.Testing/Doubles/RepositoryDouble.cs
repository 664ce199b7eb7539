using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.PullRequests;

namespace Orb.Testing.Doubles;

/// <summary>One repository at the double of GitHub: its branches, its pull requests, what was asked, and what is to go wrong.</summary>
public sealed class RepositoryDouble(RepositoryName name, TimeProvider clock)
{
    public const string DefaultBranch = "main";

    private readonly Lock _change = new();
    private readonly Dictionary<string, int> _branches = new() { [DefaultBranch] = 0 };
    private readonly List<FoundPullRequest> _pullRequests = [];
    private readonly List<(string Operation, Interference What)> _script = [];
    private DateTimeOffset _lastChange = clock.GetUtcNow();

    public RepositoryName Name => name;

    public string Url => $"https://github.example/{name}";

    /// <summary>The operations asked for, by their names in <see cref="IGitHub"/>.</summary>
    public Recorded<string> Calls { get; } = new(TimeProvider.System);

    public IReadOnlyList<FoundPullRequest> PullRequests
    {
        get
        {
            lock (_change)
            {
                return [.. _pullRequests];
            }
        }
    }

    public int Count(string operation) => Calls.All.Count(call => call == operation);

    /// <summary>Pushes a branch with commits that the default branch lacks.</summary>
    public RepositoryDouble WithBranch(string branch, int ahead = 2)
    {
        lock (_change)
        {
            _branches[branch] = ahead;
        }

        return this;
    }

    /// <summary>The next call of an operation fails, and has no effect.</summary>
    public RepositoryDouble Failing(string operation, GitHubFailureKind kind, DateTimeOffset? retryAt = null) =>
        Script(operation, new Interference.Fails(new GitHubFailure(kind, $"scripted {kind}", retryAt)));

    /// <summary>The next call of an operation has its effect, and its answer is lost.</summary>
    public RepositoryDouble LosingTheAnswerOf(string operation) => Script(operation, new Interference.AnswerLost());

    /// <summary>The next call of an operation stands still before it has its effect.</summary>
    public HeldCall Hold(string operation)
    {
        var call = new HeldCall();
        Script(operation, new Interference.Held(call));
        return call;
    }

    /// <summary>A person opens a pull request.</summary>
    public FoundPullRequest OpenByHand(string branch, string title = "By hand", string body = "Mine.") =>
        ((GitHubAnswer<FoundPullRequest>.Answered)Create(new NewPullRequest(branch, DefaultBranch, title, body, IsDraft: false))).Value;

    public PullRequestObservation Merge(int number) => Move(number, now => (GitHubPullRequestState.Merged, now, now));

    public PullRequestObservation Close(int number) => Move(number, now => (GitHubPullRequestState.Closed, null, now));

    internal async Task<GitHubAnswer<T>> Answer<T>(string operation, Func<GitHubAnswer<T>> effect, CancellationToken cancellationToken)
    {
        var interference = Take(operation);
        Calls.Add(operation);
        switch (interference)
        {
            case Interference.Fails fails:
                return new GitHubAnswer<T>.Failed(fails.Failure);
            case Interference.AnswerLost:
                effect();
                return new GitHubAnswer<T>.Failed(new GitHubFailure(GitHubFailureKind.Unreachable, "the answer was lost"));
            case Interference.Held held:
                await held.Call.Wait(cancellationToken);
                return effect();
            default:
                return effect();
        }
    }

    internal GitHubAnswer<BranchTip> FindBranch(string branch)
    {
        lock (_change)
        {
            return _branches.ContainsKey(branch)
                ? new GitHubAnswer<BranchTip>.Answered(new BranchTip(branch, ShaOf(branch)))
                : Missing<BranchTip>(GitHubFailureKind.NotFound);
        }
    }

    internal GitHubAnswer<int> CountAhead(string baseBranch, string headBranch)
    {
        lock (_change)
        {
            return _branches.ContainsKey(baseBranch) && _branches.TryGetValue(headBranch, out var ahead)
                ? new GitHubAnswer<int>.Answered(ahead)
                : Missing<int>(GitHubFailureKind.NotFound);
        }
    }

    internal GitHubAnswer<FoundPullRequest> Create(NewPullRequest asked)
    {
        lock (_change)
        {
            if (!_branches.ContainsKey(asked.Head))
            {
                return Missing<FoundPullRequest>(GitHubFailureKind.HeadInvalid);
            }

            if (_pullRequests.Any(one => one.Observation is { State: GitHubPullRequestState.Open } seen && seen.HeadBranch == asked.Head && seen.BaseBranch == asked.Base))
            {
                return Missing<FoundPullRequest>(GitHubFailureKind.AlreadyExists);
            }

            var number = _pullRequests.Count + 1;
            var opened = new FoundPullRequest(
                new PullRequestObservation(
                    name, number, $"{Url}/pull/{number}", GitHubPullRequestState.Open, asked.IsDraft, asked.Head, ShaOf(asked.Head), asked.Base, [], Tick(), null, null),
                asked.Title,
                asked.Body);
            _pullRequests.Add(opened);
            return new GitHubAnswer<FoundPullRequest>.Answered(opened);
        }
    }

    internal GitHubAnswer<FoundPullRequest> Find(int number)
    {
        lock (_change)
        {
            return number <= _pullRequests.Count
                ? new GitHubAnswer<FoundPullRequest>.Answered(_pullRequests[number - 1])
                : Missing<FoundPullRequest>(GitHubFailureKind.NotFound);
        }
    }

    internal GitHubAnswer<FoundPullRequest> Change(int number, Func<FoundPullRequest, FoundPullRequest> change)
    {
        lock (_change)
        {
            var changed = change(_pullRequests[number - 1]);
            _pullRequests[number - 1] = changed with { Observation = changed.Observation with { UpdatedAt = Tick() } };
            return new GitHubAnswer<FoundPullRequest>.Answered(_pullRequests[number - 1]);
        }
    }

    internal GitHubAnswer<IReadOnlyList<string>> Label(int number, IReadOnlyList<string> labels)
    {
        Change(number, found => found with { Observation = found.Observation with { Labels = [.. found.Observation.Labels.Union(labels)] } });
        return new GitHubAnswer<IReadOnlyList<string>>.Answered(PullRequests[number - 1].Observation.Labels);
    }

    private PullRequestObservation Move(
        int number, Func<DateTimeOffset, (GitHubPullRequestState State, DateTimeOffset? MergedAt, DateTimeOffset? ClosedAt)> move)
    {
        var (state, mergedAt, closedAt) = move(clock.GetUtcNow());
        Change(
            number,
            found => found with { Observation = found.Observation with { State = state, MergedAt = mergedAt, ClosedAt = closedAt } });
        return PullRequests[number - 1].Observation;
    }

    private RepositoryDouble Script(string operation, Interference what)
    {
        lock (_change)
        {
            _script.Add((operation, what));
        }

        return this;
    }

    private Interference? Take(string operation)
    {
        lock (_change)
        {
            var place = _script.FindIndex(entry => entry.Operation == operation);
            if (place < 0)
            {
                return null;
            }

            var taken = _script[place].What;
            _script.RemoveAt(place);
            return taken;
        }
    }

    /// <summary>GitHub's clock: every change has a later second than the one before.</summary>
    private DateTimeOffset Tick()
    {
        var now = clock.GetUtcNow();
        return _lastChange = now > _lastChange ? now : _lastChange.AddSeconds(1);
    }

    private static string ShaOf(string branch) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(branch)))[..40];

    private static GitHubAnswer<T>.Failed Missing<T>(GitHubFailureKind kind) => new(new GitHubFailure(kind, $"{kind} at the double"));

    private abstract record Interference
    {
        public sealed record Fails(GitHubFailure Failure) : Interference;

        public sealed record AnswerLost : Interference;

        public sealed record Held(HeldCall Call) : Interference;
    }
}
