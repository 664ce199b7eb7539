using Orb.Api.Console.Words;
using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.Interfaces.Workflow;
using Orb.Grains.Interfaces.Workspaces;

namespace Orb.Api.Console.Overview;

/// <summary>Picks what needs a person: what failed first, then the newest.</summary>
internal static class Attention
{
    public static IReadOnlyList<AttentionItem> Of(
        IEnumerable<ProjectSnapshot> projects, IEnumerable<PullRequestSnapshot> pullRequests, IEnumerable<WorkspaceSnapshot> workspaces)
    {
        var items = projects.Select(Of).Concat(pullRequests.Select(Of)).Concat(workspaces.Select(Of));
        return [.. items.OfType<AttentionItem>().OrderByDescending(item => item.Status.Tone == Tone.Bad).ThenByDescending(item => item.Since)];
    }

    private static AttentionItem? Of(ProjectSnapshot project) =>
        ProjectNeeds.Of(project) is { NeedsPerson: true } needs
            ? new AttentionItem(project.Name, Why(project, needs), $"/projects/{project.Id}", Word(project), project.UpdatedAt)
            : null;

    // A pull request that is open or failed shows through its project; one that is not opened yet may wait unseen for a branch or a permission.
    private static AttentionItem? Of(PullRequestSnapshot pullRequest) =>
        pullRequest.Status == PullRequestStatus.Pending && WhyItWaits.Of(pullRequest) is { NeedsPerson: true } waits && pullRequest.WaitingOn != PullRequestWaits.Resume
            ? new AttentionItem(pullRequest.Title, waits.Headline, $"/projects/{pullRequest.ProjectId}", StatusWords.Of(pullRequest.Status), pullRequest.CreatedAt)
            : null;

    private static AttentionItem? Of(WorkspaceSnapshot workspace) =>
        workspace is { State: WorkspaceState.Failed, Reason: not null }
            ? new AttentionItem(
                "A workspace could not be removed",
                workspace.LastError?.Message ?? "Its removal needs a person.",
                $"/projects/{workspace.ProjectId}",
                StatusWords.Of(workspace.State),
                workspace.LastActivityAt)
            : null;

    private static string Why(ProjectSnapshot project, ProjectNeeds needs) =>
        project.Status == ProjectStatus.Failed && project.LastError is { } error ? error.Message : needs.Sentence;

    private static StatusWord Word(ProjectSnapshot project) => project.WaitingOn switch
    {
        ProjectWaits.WorkspaceFailed => new("Workspace failed", Tone.Bad),
        ProjectWaits.PullRequestFailed => new("Pull request failed", Tone.Bad),
        ProjectWaits.Merge when project.Status == ProjectStatus.Waiting => new("To merge", Tone.Waiting),
        ProjectWaits.PullRequestRequest when project.Status == ProjectStatus.Waiting => new("To ask for", Tone.Waiting),
        _ => StatusWords.Of(project.Status),
    };
}
