using Orb.Api.Console.Words;
using Orb.Grains.Interfaces.Catalog;

namespace Orb.Api.Console.Events;

/// <summary>Says what happened in one sentence for a person.</summary>
internal static class EventSentence
{
    private static readonly Dictionary<string, Func<EventData, string>> Sentences = new(StringComparer.Ordinal)
    {
        [EventTypes.ProjectCreated] = data => $"{data.Who} created the project.",
        [EventTypes.ProjectStarted] = data => $"{data.Who} started the work.",
        [EventTypes.ProjectPaused] = data => $"{data.Who} paused the project.",
        [EventTypes.ProjectResumed] = data => $"{data.Who} let the project go on.",
        [EventTypes.ProjectCancelled] = data => $"{data.Who} cancelled the project.",
        [EventTypes.ProjectCompleted] = _ => "All pull requests have ended: the project is completed.",
        [EventTypes.ProjectEnded] = _ => "The workspace is gone, and nothing is left to do.",
        [EventTypes.PhaseChanged] = data => $"The project went from {Phase(data, "from")} to {Phase(data, "to")}.",
        [EventTypes.MembersChanged] = Members,
        [EventTypes.WorkspaceRequested] = _ => "A workspace was asked for.",
        [EventTypes.WorkspaceReady] = data => $"The workspace holds the repository{At(data.Text("commit"))}{Size(data)}.",
        [EventTypes.WorkspaceFailed] = data => $"The workspace could not be made{Because(data)}",
        [EventTypes.WorkspaceKept] = data => data.Time("until") is { } until
            ? $"{data.Who} keeps the workspace until {until}."
            : $"{data.Who} no longer keeps the workspace.",
        [EventTypes.CleanupScheduled] = data => $"The workspace will be removed{Until("on", data.Time("dueAt"))}{Reason(data)}.",
        [EventTypes.CleanupCancelled] = data => $"{data.Who} called the removal of the workspace off.",
        [EventTypes.CleanupStarted] = _ => "Removal of the workspace began.",
        [EventTypes.CleanupRetrying] = data => $"The workspace could not be removed{Because(data)} It is tried again{Until("on", data.Time("nextAttemptAt"))}.",
        [EventTypes.CleanupFailed] = data => $"The workspace could not be removed, and a person must look{Because(data)}",
        [EventTypes.WorkspaceRemoved] = data => data.Is("verified")
            ? $"The workspace is removed{Size(data)}, and nothing of it is left on disk."
            : $"The workspace counts as removed{Size(data)}; nobody checked the disk.",
        [EventTypes.PullRequestRequested] = data => $"{data.Who} asked for a pull request from {data.Text("branch", "a branch")} of {data.Text("repository", "the repository")}.",
        [EventTypes.PullRequestBranchReady] = data => $"The branch is on GitHub{At(data.Text("head"))} and differs from {data.Text("baseBranch", "its base")}.",
        [EventTypes.PullRequestOpened] = data =>
            $"{(data.Is("adopted") ? "Orb found and took over" : "Orb opened")} {(data.Is("draft") ? "draft " : "")}pull request {Numbered(data)}.",
        [EventTypes.PullRequestLabelled] = data => data.List("labels") is { Count: > 0 } labels
            ? $"The pull request is labelled {string.Join(", ", labels)}."
            : "The labels of the pull request are set.",
        [EventTypes.PullRequestUpdated] = _ => "The text of the pull request was brought up to date.",
        [EventTypes.PullRequestWaiting] = data => $"The pull request waits for {WhyItWaits.Subject(data.Text("waitingOn"))}{Because(data)}",
        [EventTypes.PullRequestMerged] = data => $"Pull request {Numbered(data)} was merged.",
        [EventTypes.PullRequestClosed] = data => $"Pull request {Numbered(data)} was closed without a merge.",
        [EventTypes.PullRequestReopened] = data => $"Pull request {Numbered(data)} was opened again.",
        [EventTypes.PullRequestFailed] = data => $"The pull request failed{Because(data)}{(data.Text("guidance") is { } guidance ? $" {guidance}" : "")}",
        [EventTypes.PullRequestCancelled] = _ => "The pull request was called off before it was opened.",
        [EventTypes.PullRequestNothingToDo] = _ => "The branch holds nothing that its base lacks: there is nothing to do.",
    };

    /// <summary>The types that have a sentence of their own.</summary>
    public static IReadOnlyCollection<string> KnownTypes => Sentences.Keys;

    public static string Of(ProjectEvent happened) =>
        Sentences.TryGetValue(happened.Type, out var sentence) ? sentence(EventData.Read(happened.Data)) : $"Something new happened: {happened.Type}.";

    private static string Members(EventData data) => data.Text("role") is { } role
        ? $"{data.Who} made {data.Text("user", "somebody")} {role}."
        : $"{data.Who} removed {data.Text("user", "somebody")} from the project.";

    private static string Phase(EventData data, string member) => data.Text(member) switch
    {
        null => "one phase",
        "pullRequest" => "pull request",
        var phase => phase,
    };

    private static string Reason(EventData data) =>
        (data.Text("reason") is { } slug ? Slug.Find<Grains.Interfaces.Workspaces.CleanupReason>(slug) : null) is { } reason
            ? $", since {StatusWords.Of(reason)}"
            : "";

    private static string Numbered(EventData data) => data.Number("number") is { } number ? $"#{number}" : "without a number";

    private static string At(string? commit) => commit is { Length: >= 7 } ? $" at {commit[..7]}" : "";

    private static string Until(string word, string? time) => time is null ? "" : $" {word} {time}";

    private static string Size(EventData data) => data.Number("bytes") is { } bytes ? $" ({ByteSize.Of(bytes)})" : "";

    private static string Because(EventData data) => data.Text("message") is { } message ? $": {Sentence.Ended(message)}" : ".";
}
