using System.Text;

namespace Orb.Silo.Workspaces.Git;

/// <summary>Reads the output of a process up to a bound that its two streams share.</summary>
internal sealed class CappedOutput(int mostBytes, Action flooded)
{
    private int _left = mostBytes;

    public async Task<string> Read(Stream stream)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await stream.ReadAsync(buffer) is var read and > 0)
        {
            if (Interlocked.Add(ref _left, -read) < 0)
            {
                flooded();
                break;
            }

            kept.Write(buffer, 0, read);
        }

        return Encoding.UTF8.GetString(kept.GetBuffer(), 0, (int)kept.Length);
    }
}
