using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Orb.Grains.Interfaces.Catalog;

namespace Orb.Grains.Interfaces.Workflow;

/// <summary>Names a project: one task, its repositories, its workspace and its pull requests.</summary>
/// <param name="Value">The whole text, prefix included.</param>
[GenerateSerializer, Immutable, Alias("orb.workflow.project-id")]
[JsonConverter(typeof(EntityIdJsonConverter<ProjectId>))]
public readonly record struct ProjectId([property: Id(0)] string Value) : IEntityId<ProjectId>
{
    /// <inheritdoc/>
    public static string Prefix => "prj";

    /// <inheritdoc/>
    public static ProjectId FromValidated(string value) => new(value);

    /// <inheritdoc/>
    public static ProjectId Parse(string s, IFormatProvider? provider) => EntityId.Parse<ProjectId>(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ProjectId result) =>
        EntityId.TryParse(s, out result);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
