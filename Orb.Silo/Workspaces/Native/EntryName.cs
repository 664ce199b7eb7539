using System.Text;

namespace Orb.Silo.Workspaces.Native;

/// <summary>
/// The name of one entry in a folder: bytes, not text, since a hostile tree holds names that are no UTF-8. Carries the NUL that the kernel wants.
/// </summary>
internal readonly ref struct EntryName
{
    private readonly ReadOnlySpan<byte> _terminated;

    /// <param name="terminated">The bytes of the name and the NUL after them.</param>
    public EntryName(ReadOnlySpan<byte> terminated) => _terminated = terminated;

    public EntryName(string text) => _terminated = Encoding.UTF8.GetBytes(text + '\0');

    public ReadOnlySpan<byte> Bytes => _terminated[..^1];

    public bool IsSelfOrParent => Bytes.SequenceEqual("."u8) || Bytes.SequenceEqual(".."u8);

    public static implicit operator EntryName(string text) => new(text);

    public ref readonly byte GetPinnableReference() => ref _terminated.GetPinnableReference();

    /// <summary>The name as a log line may show it: short, printable, on one line.</summary>
    public string ToDisplay()
    {
        const int longest = 60;
        var display = new StringBuilder();
        foreach (var value in Bytes[..Math.Min(Bytes.Length, longest)])
        {
            _ = value is > 0x20 and < 0x7f and not (byte)'\\' ? display.Append((char)value) : display.Append($"\\x{value:x2}");
        }

        return Bytes.Length > longest ? display.Append('…').ToString() : display.ToString();
    }

    public override string ToString() => Encoding.UTF8.GetString(Bytes);
}
