namespace Orb.Api.Tests.Doubles;

/// <summary>Reads a stream of server-sent events block by block, comments included.</summary>
internal sealed class EventReader(StreamReader lines) : IDisposable
{
    public static async Task<EventReader> Of(HttpResponseMessage answer, CancellationToken cancellationToken) =>
        new(new StreamReader(await answer.Content.ReadAsStreamAsync(cancellationToken)));

    /// <summary>The lines of the next block; null at the end of the stream.</summary>
    public async Task<string?> Next(CancellationToken cancellationToken)
    {
        var block = new List<string>();
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.Length is 0)
            {
                return string.Join('\n', block);
            }

            block.Add(line);
        }

        return null;
    }

    /// <summary>The next block that is no comment.</summary>
    public async Task<string?> NextEvent(CancellationToken cancellationToken)
    {
        string? block;
        do
        {
            block = await Next(cancellationToken);
        }
        while (block is not null && (block.StartsWith(':') || block.StartsWith("retry:", StringComparison.Ordinal)));
        return block;
    }

    public void Dispose() => lines.Dispose();
}
