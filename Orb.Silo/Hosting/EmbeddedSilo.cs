using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Orb.Grains.Interfaces.Hosting;
using Orb.Silo.Catalog;

namespace Orb.Silo.Hosting;

/// <summary>A silo alone: SQLite for state and catalog, reminders and live events in memory, ports that only this machine reaches.</summary>
internal static class EmbeddedSilo
{
    private const string Sqlite = "System.Data.SQLite";

    public static void Configure(ISiloBuilder silo, Backbone.Embedded backbone)
    {
        silo.UseLocalhostClustering(
            FreePort(),
            FreePort(),
            serviceId: ClusterNames.ServiceId,
            clusterId: ClusterNames.DefaultClusterId);
        silo.UseInMemoryReminderService();
        silo.Services.AddSqliteCatalog(DatabaseFile(backbone.DataFolder));
        silo.Services.AddInProcessEventSignals();
        silo.Services.AddSingleton(new ReminderMemory(IsLostAtRestart: true));
        SiloHosting.AddGrainStorage(silo, Sqlite);
    }

    private static string DatabaseFile(string dataFolder)
    {
        try
        {
            Directory.CreateDirectory(dataFolder);
            using (File.Open(Path.Combine(dataFolder, ".writable"), FileMode.Create))
            {
                // Opening it for writing is the test.
            }

            return Path.Combine(dataFolder, "orb.db");
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            throw new StartException($"The data folder cannot be written (ORB_DATA): {exception.Message}", exception);
        }
    }

    /// <summary>Several embedded instances run side by side, so none has a fixed port.</summary>
    private static int FreePort()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
