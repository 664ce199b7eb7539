using System.Text;

namespace Orb.Sandbox.Git;

/// <summary>Turns what a CGI program writes into an HTTP response: headers first, then the body as it comes.</summary>
internal sealed class CgiStream(HttpResponse response) : Stream
{
    private readonly MemoryStream _head = new();
    private bool _inBody;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_inBody)
        {
            await response.Body.WriteAsync(buffer, cancellationToken);
            return;
        }

        _head.Write(buffer.Span);
        var seen = _head.GetBuffer().AsMemory(0, (int)_head.Length);
        var end = seen.Span.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return;
        }

        _inBody = true;
        ReadHeaders(Encoding.ASCII.GetString(seen.Span[..end]));
        await response.Body.WriteAsync(seen[(end + 4)..], cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _head.Dispose();
        }

        base.Dispose(disposing);
    }

    private void ReadHeaders(string text)
    {
        foreach (var line in text.Split("\r\n"))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var (name, value) = (line[..colon], line[(colon + 1)..].Trim());
            if (string.Equals(name, "Status", StringComparison.OrdinalIgnoreCase))
            {
                response.StatusCode = int.Parse(value.Split(' ')[0]);
            }
            else
            {
                response.Headers[name] = value;
            }
        }
    }
}
