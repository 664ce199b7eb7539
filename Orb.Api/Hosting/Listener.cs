using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Orb.Grains.Interfaces.Hosting;

namespace Orb.Api.Hosting;

/// <summary>Where HTTP is served: <c>Orb:Bind</c> (an IP address, by default the loopback) and <c>ORB_PORT</c> (5080; 0 takes a free one).</summary>
internal static class Listener
{
    public const string PortSetting = "ORB_PORT";
    public const string BindSetting = "Orb:Bind";
    public const int DefaultPort = 5080;

    private const string LoopbackNames = "localhost;127.0.0.1;[::1]";

    public static WebApplicationBuilder AddListener(this WebApplicationBuilder builder)
    {
        var address = Address(builder.Configuration);
        var port = Port(builder.Configuration);
        RefusePortInUse(address, port);
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = BodyLimit.Default;
            server.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
            server.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
            server.Listen(address, port);
        });

        // A page of another site whose name resolves to 127.0.0.1 must not reach a console that trusts its machine.
        if (IPAddress.IsLoopback(address) && builder.Configuration["AllowedHosts"] is null or "" or "*")
        {
            builder.Configuration["AllowedHosts"] = LoopbackNames;
        }

        return builder;
    }

    public static int Port(IConfiguration configuration) =>
        configuration[PortSetting] is not { Length: > 0 } text
            ? DefaultPort
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= IPEndPoint.MaxPort
                ? port
                : throw new StartException($"{PortSetting}: '{text}' is not a port.");

    /// <summary>Asks before anything starts: a silo or client that is starting beside the web server would hold the failure back.</summary>
    private static void RefusePortInUse(IPAddress address, int port)
    {
        using var probe = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            probe.Bind(new IPEndPoint(address, port));
        }
        catch (SocketException failure) when (failure.SocketErrorCode is SocketError.AddressAlreadyInUse)
        {
            throw new StartException($"port {port} is in use: stop what uses it, or set {PortSetting} to another one.", failure);
        }
        catch (SocketException failure)
        {
            throw new StartException($"{BindSetting} or {PortSetting} cannot be used: {failure.Message}.", failure);
        }
    }

    private static IPAddress Address(ConfigurationManager configuration) =>
        configuration[BindSetting] switch
        {
            null or "" or "localhost" => IPAddress.Loopback,
            "*" => IPAddress.IPv6Any,
            var text when IPAddress.TryParse(text, out var address) => address,
            var text => throw new StartException($"{BindSetting}: '{text}' is not an IP address."),
        };
}
