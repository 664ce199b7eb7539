namespace Orb.Silo.Workspaces.Hosts;

internal static class HostMetadata
{
    /// <summary>The silo metadata that says whose disk a silo has.</summary>
    public const string HostId = "host.id";
}
