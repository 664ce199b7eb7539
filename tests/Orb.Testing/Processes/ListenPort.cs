using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Orb.Testing.Processes;

/// <summary>
/// Ports that a process can be killed on and started on again. They lie below the range that the system hands out to connections, so that none takes
/// one in between.
/// </summary>
public static class ListenPort
{
    private const int First = 12_000;
    private const int Last = 31_999;

    /// <summary>A port on which nothing listens.</summary>
    public static int Free()
    {
        while (true)
        {
            var port = Random.Shared.Next(First, Last + 1);
            if (IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().All(listener => listener.Port != port) && CanBind(port))
            {
                return port;
            }
        }
    }

    private static bool CanBind(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
