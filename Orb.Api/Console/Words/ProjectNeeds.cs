using Orb.Grains.Interfaces.Workflow;

namespace Orb.Api.Console.Words;

/// <summary>What a project waits for, and what somebody can do about it.</summary>
/// <param name="Sentence">One or two sentences.</param>
/// <param name="NeedsPerson">Nothing happens before a person acts.</param>
internal sealed record ProjectNeeds(string Sentence, bool NeedsPerson)
{
    /// <summary>Null when there is nothing to say beside the status.</summary>
    public static ProjectNeeds? Of(ProjectSnapshot project) => project switch
    {
        { Status: ProjectStatus.Completed or ProjectStatus.Cancelled } => null,
        { Status: ProjectStatus.Failed } => new("It cannot go on by itself.", NeedsPerson: true),
        { Status: ProjectStatus.Paused } => new("A person paused it. Resume it to go on.", NeedsPerson: true),
        { WaitingOn: ProjectWaits.Start } => new("Nobody has started it yet.", NeedsPerson: true),
        { WaitingOn: ProjectWaits.Resume } => new("It is paused. Resume it to go on.", NeedsPerson: true),
        { WaitingOn: ProjectWaits.Workspace } => new("A host is making the workspace.", NeedsPerson: false),
        { WaitingOn: ProjectWaits.WorkspaceFailed } => new("The workspace could not be made. Look at its error.", NeedsPerson: true),
        { WaitingOn: ProjectWaits.PullRequestRequest } => new("Push a branch with the work, then ask for a pull request.", NeedsPerson: true),
        { WaitingOn: ProjectWaits.PullRequest } => new("Orb is opening the pull request.", NeedsPerson: false),
        { WaitingOn: ProjectWaits.PullRequestFailed } => new("A pull request could not be opened. Read why, then retry.", NeedsPerson: true),
        { WaitingOn: ProjectWaits.Merge } => new("The pull request is open. Review it on GitHub, then merge or close it.", NeedsPerson: true),
        { WaitingOn: { } other } => new($"It waits for {other}.", NeedsPerson: false),
        _ => null,
    };
}
