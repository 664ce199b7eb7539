using Orb.Grains.Interfaces.PullRequests;

namespace Orb.Api.Console.Words;

/// <summary>The steps of a pull request in words.</summary>
internal static class PullRequestSteps
{
    /// <summary>What is done.</summary>
    public static string Done(PullRequestStep step) => step switch
    {
        PullRequestStep.Intended => "Asked for",
        PullRequestStep.BranchReady => "Branch is ready",
        PullRequestStep.Opened => "Opened",
        PullRequestStep.Labelled => "Labelled",
        PullRequestStep.ReviewersAsked => "Reviewers asked",
        PullRequestStep.Tended => "Watched",
        PullRequestStep.Ended => "Ended",
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, message: null),
    };

    /// <summary>What comes next, as the end of "it will".</summary>
    public static string Next(PullRequestStep step) => step switch
    {
        PullRequestStep.Intended => "look for the branch on GitHub",
        PullRequestStep.BranchReady => "open the pull request",
        PullRequestStep.Opened => "set its labels",
        PullRequestStep.Labelled => "ask reviewers",
        PullRequestStep.ReviewersAsked => "begin to watch it",
        PullRequestStep.Tended => "look at it on GitHub again",
        PullRequestStep.Ended => "do nothing more",
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, message: null),
    };
}
