using System.Collections.Concurrent;
using System.Text.Json;

namespace Orb.Cluster.Tests.Processes;

/// <summary>Reads a stream of events as it comes, and how late each came.</summary>
internal sealed class EventReader : IAsyncDisposable
{
    private const string Data = "data: ";
    private readonly StreamReader _stream;
    private readonly ConcurrentQueue<(string Type, long Number, TimeSpan Lateness)> _events = new();
    private readonly Task _reading;

    public EventReader(StreamReader stream)
    {
        _stream = stream;
        _reading = Task.Run(Read);
    }

    public IReadOnlyList<(string Type, long Number, TimeSpan Lateness)> Events => [.. _events];

    public async ValueTask DisposeAsync()
    {
        _stream.Dispose();
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task Read()
    {
        while (await _stream.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.StartsWith(Data, StringComparison.Ordinal) && JsonElement.Parse(line[Data.Length..]) is var data && data.TryGetProperty("type", out var type))
            {
                var lateness = TimeProvider.System.GetUtcNow() - data.GetProperty("at").GetDateTimeOffset();
                _events.Enqueue((type.GetString()!, data.GetProperty("number").GetInt64(), lateness));
            }
        }
    }
}
