namespace Orb.Api.Console.Layout;

/// <summary>The part of the console that a page belongs to.</summary>
public enum Section
{
    None,
    Overview,
    Projects,
    PullRequests,
    Workspaces,
}
