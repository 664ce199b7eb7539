using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Orb.Grains.Interfaces.Catalog;

namespace Orb.Grains.Interfaces.PullRequests;

/// <summary>Names a pull request of Orb's, before GitHub has given it a number and ever after.</summary>
/// <param name="Value">The whole text, prefix included.</param>
[GenerateSerializer, Immutable, Alias("orb.pull-requests.pull-request-id")]
[JsonConverter(typeof(EntityIdJsonConverter<PullRequestId>))]
public readonly record struct PullRequestId([property: Id(0)] string Value) : IEntityId<PullRequestId>
{
    /// <inheritdoc/>
    public static string Prefix => "pr";

    /// <inheritdoc/>
    public static PullRequestId FromValidated(string value) => new(value);

    /// <inheritdoc/>
    public static PullRequestId Parse(string s, IFormatProvider? provider) => EntityId.Parse<PullRequestId>(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out PullRequestId result) =>
        EntityId.TryParse(s, out result);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
