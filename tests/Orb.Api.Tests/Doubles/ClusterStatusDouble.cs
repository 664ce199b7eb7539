using Orb.Api.Hosting;

namespace Orb.Api.Tests.Doubles;

/// <summary>A cluster that is reached, until a test says otherwise.</summary>
internal sealed class ClusterStatusDouble : IClusterStatus
{
    public bool IsConnected { get; set; } = true;
}
