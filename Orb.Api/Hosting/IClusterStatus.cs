namespace Orb.Api.Hosting;

/// <summary>Whether grains can be called yet.</summary>
internal interface IClusterStatus
{
    /// <summary>True once this process has joined or reached a silo.</summary>
    bool IsConnected { get; }
}
