using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace Orb.EndToEnd.Tests.Driving;

/// <summary>One server-sent event.</summary>
/// <param name="Number">Its id; 0 when it has none.</param>
/// <param name="Type">Its type.</param>
/// <param name="Data">Its JSON.</param>
public sealed record StreamedEvent(long Number, string Type, JsonNode Data)
{
    /// <summary>Reads a stream by the rules of the HTML standard, as far as Orb uses them.</summary>
    public static async IAsyncEnumerable<StreamedEvent> ReadAll(StreamReader stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (id, type, data) = ("0", "message", "");
        while (await stream.ReadLineAsync(cancellationToken) is { } line)
        {
            switch (line.Split(": ", 2))
            {
                case ["id", var value]:
                    id = value;
                    break;
                case ["event", var value]:
                    type = value;
                    break;
                case ["data", var value]:
                    data += value;
                    break;
                case [""] when data.Length > 0:
                    yield return new StreamedEvent(long.Parse(id, CultureInfo.InvariantCulture), type, JsonNode.Parse(data)!);
                    (id, type, data) = ("0", "message", "");
                    break;
            }
        }
    }
}
