using Orb.Grains.Interfaces.Workspaces;
using Orb.Silo.Workspaces.Removing;

namespace Orb.Silo.Workspaces;

/// <summary>What came of one workspace that was found in the trash.</summary>
internal sealed record TrashReaped(WorkspaceId Workspace, long Epoch, RemoveOutcome Outcome);
