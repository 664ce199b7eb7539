using System.Globalization;
using System.Text;
using Orb.Silo.Workspaces.Native;

namespace Orb.Silo.Workspaces.Preparing;

/// <summary>The file that is written last. A wrapper without it is not a workspace, whatever else it contains.</summary>
internal static class ReadyMarker
{
    private const string Name = "ready";

    public static PrepareOutcome.Ready? Read(BeneathOpener opener, Descriptor wrapper) =>
        SmallFile.Read(opener, wrapper, Name)?.Split('\n') is [var size, var commit, ..]
            && long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes)
            ? new PrepareOutcome.Ready(bytes, commit)
            : null;

    public static void Write(BeneathOpener opener, Descriptor wrapper, PrepareOutcome.Ready ready) =>
        SmallFile.Replace(
            opener,
            wrapper,
            Name,
            Encoding.ASCII.GetBytes($"{ready.SizeBytes.ToString(CultureInfo.InvariantCulture)}\n{ready.BaseCommit}\n"));
}
