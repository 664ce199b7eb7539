using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Orb.Silo.Workspaces.Native;

/// <summary>Reads the entries of an open folder a buffer at a time, so that a folder of a million entries costs no more memory than one of ten.</summary>
internal sealed class FolderEntries(Descriptor folder) : IDisposable
{
    private const int OffsetField = 8;
    private const int LengthField = 16;
    private const int NameField = 19;
    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(32 * 1024);
    private int _filled;
    private int _next;
    private int _current;

    /// <summary>The entry that was read last; valid until the next one is read.</summary>
    public EntryName Current
    {
        get
        {
            var name = _buffer.AsSpan(_current + NameField, _next - _current - NameField);
            return new EntryName(name[..(name.IndexOf((byte)0) + 1)]);
        }
    }

    /// <summary>Where the folder goes on after the current entry, for <see cref="ResumeAt"/>.</summary>
    public long NextOffset => BinaryPrimitives.ReadInt64LittleEndian(_buffer.AsSpan(_current + OffsetField));

    /// <summary>Why reading stopped early; none when the folder was read to its end.</summary>
    public Errno Error { get; private set; }

    public void Rewind() => ResumeAt(0);

    public void ResumeAt(long offset)
    {
        _ = LibC.Seek(folder, offset, 0);
        (_filled, _next) = (0, 0);
    }

    /// <summary>Goes to the next entry, passing over the folder itself and its parent.</summary>
    public bool MoveNext()
    {
        while (_next < _filled || Fill())
        {
            _current = _next;
            _next += BinaryPrimitives.ReadUInt16LittleEndian(_buffer.AsSpan(_current + LengthField));
            if (!Current.IsSelfOrParent)
            {
                return true;
            }
        }

        return false;
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    private unsafe bool Fill()
    {
        fixed (byte* bytes = _buffer)
        {
            var read = LibC.GetEntries(LinuxNumbers.GetEntries, folder, bytes, _buffer.Length);
            Error = read < 0 ? (Errno)Marshal.GetLastPInvokeError() : Errno.None;
            (_filled, _next) = ((int)Math.Max(read, 0), 0);
            return read > 0;
        }
    }
}
