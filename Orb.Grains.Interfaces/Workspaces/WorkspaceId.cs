using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Orb.Grains.Interfaces.Catalog;

namespace Orb.Grains.Interfaces.Workspaces;

/// <summary>Names a workspace. Also the name of its folder on the host's disk, so nothing else may ever become one.</summary>
/// <param name="Value">The whole text, prefix included.</param>
[GenerateSerializer, Immutable, Alias("orb.workspaces.workspace-id")]
[JsonConverter(typeof(EntityIdJsonConverter<WorkspaceId>))]
public readonly record struct WorkspaceId([property: Id(0)] string Value) : IEntityId<WorkspaceId>
{
    /// <inheritdoc/>
    public static string Prefix => "ws";

    /// <inheritdoc/>
    public static WorkspaceId FromValidated(string value) => new(value);

    /// <inheritdoc/>
    public static WorkspaceId Parse(string s, IFormatProvider? provider) => EntityId.Parse<WorkspaceId>(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out WorkspaceId result) =>
        EntityId.TryParse(s, out result);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
