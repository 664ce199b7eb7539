using System.Globalization;
using System.Text;
using System.Text.Json;
using Orb.Grains.Interfaces.Catalog;

namespace Orb.Api.Workflow;

/// <summary>Writes server-sent events (HTML standard, 9.2), comments included, which the framework's own result cannot send.</summary>
internal sealed class EventWriter(HttpResponse response, JsonSerializerOptions json)
{
    public const string MediaType = "text/event-stream";

    /// <summary>Shows the reader at once that the stream is open, and how soon to come back after a break.</summary>
    public Task Open(CancellationToken cancellationToken) => Write("retry: 2000\n\n", cancellationToken);

    public Task Event(ProjectEvent happened, CancellationToken cancellationToken)
    {
        var data = JsonSerializer.Serialize(ProjectEventResponse.From(happened), json);
        return Write(string.Create(CultureInfo.InvariantCulture, $"id: {happened.Number}\nevent: {happened.Type}\ndata: {data}\n\n"), cancellationToken);
    }

    public Task Heartbeat(CancellationToken cancellationToken) => Write(": heartbeat\n\n", cancellationToken);

    public Task End(CancellationToken cancellationToken) => Write("event: end\ndata: {}\n\n", cancellationToken);

    private async Task Write(string text, CancellationToken cancellationToken)
    {
        await response.WriteAsync(text, Encoding.UTF8, cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
    }
}
