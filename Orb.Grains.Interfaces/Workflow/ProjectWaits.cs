namespace Orb.Grains.Interfaces.Workflow;

/// <summary>What a project can wait for: the values of <see cref="ProjectSnapshot.WaitingOn"/>.</summary>
public static class ProjectWaits
{
    /// <summary>Somebody must start it.</summary>
    public const string Start = "start";

    /// <summary>Somebody must let it go on.</summary>
    public const string Resume = "resume";

    /// <summary>A host is making the workspace.</summary>
    public const string Workspace = "workspace";

    /// <summary>The workspace could not be made; a person must look.</summary>
    public const string WorkspaceFailed = "workspaceFailed";

    /// <summary>Somebody must ask for a pull request.</summary>
    public const string PullRequestRequest = "pullRequestRequest";

    /// <summary>Orb is opening a pull request.</summary>
    public const string PullRequest = "pullRequest";

    /// <summary>A pull request could not be opened; a person must look.</summary>
    public const string PullRequestFailed = "pullRequestFailed";

    /// <summary>A person must merge or close a pull request.</summary>
    public const string Merge = "merge";
}
