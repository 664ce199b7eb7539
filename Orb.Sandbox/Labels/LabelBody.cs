using System.Text.Json.Nodes;
using Orb.Sandbox.Http;
using Orb.Sandbox.Pulls;
using Orb.Sandbox.Repositories;

namespace Orb.Sandbox.Labels;

/// <summary>A label as GitHub shows it.</summary>
internal static class LabelBody
{
    public static JsonObject Of(RepositoryRecord repository, LabelRecord label, Urls urls) => new()
    {
        ["id"] = label.Id,
        ["node_id"] = NodeId.Of("Label", label.Id),
        ["url"] = $"{urls.Repository(repository.FullName)}/labels/{Uri.EscapeDataString(label.Name)}",
        ["name"] = label.Name,
        ["color"] = label.Color,
        ["default"] = false,
        ["description"] = label.Description,
    };

    /// <summary>The labels on a pull request; a label that was deleted since is on none.</summary>
    public static IEnumerable<LabelRecord> LabelsOf(this RepositoryRecord repository, PullRecord pull) =>
        pull.Labels.Select(repository.Label).OfType<LabelRecord>();

    public static LabelRecord? Label(this RepositoryRecord repository, string name) =>
        repository.Labels.FirstOrDefault(label => string.Equals(label.Name, name, StringComparison.OrdinalIgnoreCase));
}
