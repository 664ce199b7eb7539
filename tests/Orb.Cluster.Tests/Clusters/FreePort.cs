using System.Net;
using System.Net.Sockets;

namespace Orb.Cluster.Tests.Clusters;

/// <summary>Ports on loopback for processes that cannot be told to take any.</summary>
internal static class FreePort
{
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
