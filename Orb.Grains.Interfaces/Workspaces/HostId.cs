using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Orb.Grains.Interfaces.Catalog;

namespace Orb.Grains.Interfaces.Workspaces;

/// <summary>Names a workspace root on some machine's disk; it stays with the disk when the process or the machine changes.</summary>
/// <param name="Value">The whole text, prefix included.</param>
[GenerateSerializer, Immutable, Alias("orb.workspaces.host-id")]
[JsonConverter(typeof(EntityIdJsonConverter<HostId>))]
public readonly record struct HostId([property: Id(0)] string Value) : IEntityId<HostId>
{
    /// <inheritdoc/>
    public static string Prefix => "host";

    /// <inheritdoc/>
    public static HostId FromValidated(string value) => new(value);

    /// <inheritdoc/>
    public static HostId Parse(string s, IFormatProvider? provider) => EntityId.Parse<HostId>(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out HostId result) =>
        EntityId.TryParse(s, out result);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
