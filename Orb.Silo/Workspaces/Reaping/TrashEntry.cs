using System.Globalization;
using System.Security.Cryptography;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.Workspaces;

namespace Orb.Silo.Workspaces.Reaping;

/// <summary>The name of a wrapper in the trash: whose it was, which epoch put it there, and a part that makes it new.</summary>
internal sealed record TrashEntry(string Name, WorkspaceId Workspace, long Epoch)
{
    public static TrashEntry New(WorkspaceId workspace, long epoch)
    {
        var random = RandomNumberGenerator.GetHexString(16, lowercase: true);
        return new TrashEntry($"{WorkspaceRoot.NameOf(workspace)}.{epoch.ToString(CultureInfo.InvariantCulture)}.{random}", workspace, epoch);
    }

    /// <summary>Reads a name found in the trash; null when it is not one of ours.</summary>
    public static TrashEntry? Parse(string name) =>
        name.Split('.') is [var id, var epoch, _]
            && EntityId.TryParse<WorkspaceId>(id, out var workspace)
            && long.TryParse(epoch, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new TrashEntry(name, workspace, number)
            : null;
}
