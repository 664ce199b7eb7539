using Orb.Grains.Interfaces.PullRequests;

namespace Orb.Api.Console.Words;

/// <summary>Why a pull request does not move, and whose turn it is.</summary>
/// <param name="Headline">One or two sentences.</param>
/// <param name="NeedsPerson">Nothing happens before a person acts.</param>
internal sealed record WhyItWaits(string Headline, bool NeedsPerson)
{
    /// <summary>Null when it has ended: it waits no more.</summary>
    public static WhyItWaits? Of(PullRequestSnapshot pullRequest) => pullRequest switch
    {
        { Status: PullRequestStatus.Merged or PullRequestStatus.Closed or PullRequestStatus.Cancelled or PullRequestStatus.NothingToDo } => null,
        { WaitingOn: PullRequestWaits.Person } or { Status: PullRequestStatus.Failed } =>
            new("Orb gave up on this step. Put right what is named below, then retry.", NeedsPerson: true),
        { WaitingOn: PullRequestWaits.Review } =>
            new("It is on GitHub. It waits for a person to review it, and to merge or close it there.", NeedsPerson: true),
        { WaitingOn: PullRequestWaits.Resume } =>
            new("The project is paused. Resume it, and Orb goes on from here.", NeedsPerson: true),
        { WaitingOn: PullRequestWaits.Permission } =>
            new("Orb lacks a permission on this repository. Grant it on GitHub; waiting costs no attempt.", NeedsPerson: true),
        { WaitingOn: PullRequestWaits.Branch } =>
            new($"The branch {pullRequest.Branch} is not on GitHub. Push it, and Orb goes on.", NeedsPerson: true),
        { WaitingOn: PullRequestWaits.GitHub } =>
            new("GitHub does not answer. Orb keeps trying by itself.", NeedsPerson: false),
        { WaitingOn: PullRequestWaits.RateLimit } =>
            new("GitHub's rate limit is used up for now. Orb goes on by itself; waiting costs no attempt.", NeedsPerson: false),
        { WaitingOn: PullRequestWaits.Orb } =>
            new($"It is Orb's turn: it will {PullRequestSteps.Next(pullRequest.Step)}.", NeedsPerson: false),
        { WaitingOn: { } other } =>
            new($"It waits for {other}.", NeedsPerson: false),
        _ => new($"Orb is at work: it will {PullRequestSteps.Next(pullRequest.Step)}.", NeedsPerson: false),
    };

    /// <summary>What it waits for, as the end of a sentence.</summary>
    public static string Subject(string? waitingOn) => waitingOn switch
    {
        PullRequestWaits.Orb => "Orb's next attempt",
        PullRequestWaits.GitHub => "GitHub to answer",
        PullRequestWaits.RateLimit => "GitHub's rate limit",
        PullRequestWaits.Permission => "a permission on the repository",
        PullRequestWaits.Branch => "its branch to be pushed",
        PullRequestWaits.Review => "a person to review and merge it",
        PullRequestWaits.Resume => "the project to be resumed",
        PullRequestWaits.Person => "a person to look at it",
        null => "its next step",
        _ => waitingOn,
    };
}
