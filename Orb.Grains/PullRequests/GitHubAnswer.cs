namespace Orb.Grains.PullRequests;

/// <summary>What GitHub answered: a value, or why there is none.</summary>
/// <typeparam name="T">The value.</typeparam>
public abstract record GitHubAnswer<T>
{
    private GitHubAnswer()
    {
    }

    /// <summary>Done.</summary>
    /// <param name="Value">What was asked for.</param>
    public sealed record Answered(T Value) : GitHubAnswer<T>;

    /// <summary>Not done, or not known to be done.</summary>
    /// <param name="Failure">Why.</param>
    public sealed record Failed(GitHubFailure Failure) : GitHubAnswer<T>;
}
