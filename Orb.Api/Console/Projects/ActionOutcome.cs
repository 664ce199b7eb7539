using Orb.Api.Console.PullRequests;

namespace Orb.Api.Console.Projects;

/// <summary>What became of a button or form on the page of a project.</summary>
internal abstract record ActionOutcome
{
    private ActionOutcome()
    {
    }

    /// <summary>Stored.</summary>
    /// <param name="Did">What, a key of <see cref="DoneNotices"/>.</param>
    public sealed record Done(string Did) : ActionOutcome;

    /// <summary>Not done.</summary>
    /// <param name="Why">One or two sentences.</param>
    public sealed record Refused(string Why) : ActionOutcome;

    /// <summary>Not done, since the form has mistakes.</summary>
    /// <param name="Form">What was typed, and what is wrong with it.</param>
    public sealed record Mistyped(PullRequestForm Form) : ActionOutcome;

    /// <summary>There is no such thing.</summary>
    public sealed record Missing : ActionOutcome;
}
