using System.Net;
using System.Text.Json;

namespace Orb.Cluster.Tests.Processes;

/// <summary>One answer over HTTP.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Body">Its body; null when it had none.</param>
/// <param name="RetryAfter">Whether it says when to come back.</param>
/// <param name="Took">How long it took.</param>
internal sealed record ApiAnswer(HttpStatusCode Status, JsonElement? Body, bool RetryAfter, TimeSpan Took)
{
    public bool Succeeded => (int)Status is >= 200 and < 300;

    /// <summary>A property of the body as text; null when there is none.</summary>
    public string? Text(string property) =>
        Body is { ValueKind: JsonValueKind.Object } body && body.TryGetProperty(property, out var value) && value.ValueKind is not JsonValueKind.Null
            ? value.ToString()
            : null;
}
