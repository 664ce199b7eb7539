using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.Interfaces.Workflow;
using Orb.Grains.Interfaces.Workspaces;

namespace Orb.Api.Console.Words;

/// <summary>The choices above each list.</summary>
internal static class Filters
{
    public static IReadOnlyList<(string Slug, string Text)> Projects { get; } =
        [.. Enum.GetValues<ProjectStatus>().Select(status => (Slug.Of(status), StatusWords.Of(status).Text))];

    public static IReadOnlyList<(string Slug, string Text)> PullRequests { get; } =
        [.. Enum.GetValues<PullRequestStatus>().Select(status => (Slug.Of(status), StatusWords.Of(status).Text))];

    public static IReadOnlyList<(string Slug, string Text)> Workspaces { get; } =
        [.. Enum.GetValues<WorkspaceState>().Select(state => (Slug.Of(state), StatusWords.Of(state).Text))];
}
