using Orb.Api.Console.Layout;

namespace Orb.Api.Console.Projects;

/// <summary>What the page says after something was done. The address names it, so that a reload does not do it again.</summary>
internal static class DoneNotices
{
    private static readonly Dictionary<string, string> Texts = new(StringComparer.Ordinal)
    {
        ["create"] = "The project is created. Start it when you are ready.",
        ["start"] = "Work has begun.",
        ["pause"] = "The project is paused. What is on GitHub is still watched.",
        ["resume"] = "The project goes on.",
        ["cancel"] = "The project is cancelled.",
        ["request"] = "The pull request is asked for. This page shows how far it is.",
        ["sync"] = "Orb asks GitHub now.",
        ["retry"] = "Orb tries again now.",
        ["keep"] = "The workspace is kept for 24 hours from now.",
        ["unkeep"] = "The workspace is no longer kept.",
        ["clean"] = "Removal is asked for. This page shows how far it is.",
    };

    public static Notice? Of(string? did) => did is not null && Texts.TryGetValue(did, out var text) ? new Notice(text, IsRefusal: false) : null;

    public static bool Knows(string did) => Texts.ContainsKey(did);
}
