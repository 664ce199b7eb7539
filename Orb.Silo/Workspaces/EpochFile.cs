using System.Globalization;
using System.Text;
using Orb.Silo.Workspaces.Native;

namespace Orb.Silo.Workspaces;

/// <summary>
/// The highest epoch that has asked for anything on a workspace. A request with a lower one comes from an owner that has since been replaced,
/// and is fenced off. A wrapper that died before its first epoch was written counts as epoch 0.
/// </summary>
internal sealed class EpochFile(BeneathOpener opener)
{
    private const string Name = "epoch";

    // One host, one process (see .host.lock), so a lock in memory is enough for read, compare and write.
    private readonly Lock _oneAtATime = new();

    public long Read(Descriptor wrapper) =>
        long.TryParse(SmallFile.Read(opener, wrapper, Name), NumberStyles.None, CultureInfo.InvariantCulture, out var epoch) ? epoch : 0;

    /// <summary>Raises the epoch, or answers the current one when that is higher already.</summary>
    public bool TryRaise(Descriptor wrapper, long epoch, out long current)
    {
        lock (_oneAtATime)
        {
            current = Read(wrapper);
            if (epoch > current)
            {
                SmallFile.Replace(opener, wrapper, Name, Encoding.ASCII.GetBytes(epoch.ToString(CultureInfo.InvariantCulture)));
                current = epoch;
            }

            return epoch >= current;
        }
    }
}
