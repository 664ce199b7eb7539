using System.Globalization;
using Npgsql;

namespace Orb.Testing.Stores;

/// <summary>
/// A real PostgreSQL of the tests' own, on a free loopback port, in a temporary folder. It is started by the first use and is gone with the
/// test process. Use it as an assembly or class fixture.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string Superuser = "orb";
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan StartPoll = TimeSpan.FromMilliseconds(50);

    private readonly SemaphoreSlim _gate = new(1);
    private readonly int _port = LoopbackPort.Free();
    private TemporaryFolder? _folder;
    private ServerProcess? _server;
    private int _databases;

    // The server refuses to run as root; Debian's package brings a user for it.
    private static string? User => Environment.IsPrivilegedProcess ? "postgres" : null;

    /// <summary>Makes an empty database.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateDatabase(CancellationToken cancellationToken)
    {
        await EnsureStarted(cancellationToken);
        var name = string.Create(CultureInfo.InvariantCulture, $"test{Interlocked.Increment(ref _databases)}");
        await Execute($"CREATE DATABASE {name}", cancellationToken);
        return ConnectionString(name);
    }

    /// <summary>Stops the server as an operator would, and starts it again on the same port and data.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task Restart(CancellationToken cancellationToken)
    {
        await EnsureStarted(cancellationToken);
        _server!.Send(ServerProcess.Signal.Interrupt);
        await _server.WaitForExit();
        await EnsureStarted(cancellationToken);
    }

    /// <summary>Ends the server as a crash would. <see cref="Start"/> brings it back.</summary>
    public async Task Kill()
    {
        if (_server is not null)
        {
            _server.Send(ServerProcess.Signal.Kill);
            await _server.WaitForExit();
        }
    }

    /// <summary>Starts the server unless it runs.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task Start(CancellationToken cancellationToken) => EnsureStarted(cancellationToken);

    /// <summary>The server takes connections and answers nothing, until <see cref="Continue"/>.</summary>
    public void Pause() => SignalFamily(ServerProcess.Signal.Stop);

    /// <summary>Ends a <see cref="Pause"/>.</summary>
    public void Continue() => SignalFamily(ServerProcess.Signal.Continue);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            Continue();
            _server.Send(ServerProcess.Signal.Interrupt);
            await _server.WaitForExit();
            await _server.DisposeAsync();
        }

        _folder?.Dispose();
        _gate.Dispose();
    }

    private async Task EnsureStarted(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_server is { HasExited: false })
            {
                return;
            }

            if (_folder is null)
            {
                await MakeCluster();
            }

            await Launch(cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task MakeCluster()
    {
        var initdb = ServerBinary.Find("initdb", ServerBinary.PostgresFolders());
        var folder = new TemporaryFolder("postgres");
        try
        {
            if (User is not null)
            {
                await ServerProcess.Run(ServerBinary.Find("chown", "/usr/bin", "/bin"), [$"{User}:", folder.Path], user: null);
            }

            await ServerProcess.Run(
                initdb,
                ["--pgdata", folder.Combine("data"), "--username", Superuser, "--auth", "trust", "--encoding", "UTF8", "--no-locale", "--no-sync"],
                User);
        }
        catch
        {
            folder.Dispose();
            throw;
        }

        _folder = folder;
    }

    private async Task Launch(CancellationToken cancellationToken)
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _server = ServerProcess.Start(
            ServerBinary.Find("postgres", ServerBinary.PostgresFolders()),
            [
                "-D", _folder!.Combine("data"),
                "-c", "listen_addresses=127.0.0.1",
                "-c", string.Create(CultureInfo.InvariantCulture, $"port={_port}"),
                "-c", $"unix_socket_directories={_folder.Path}",
                // A crash of the server alone loses nothing by these two; only one of the machine would.
                "-c", "fsync=off",
                "-c", "full_page_writes=off",
                "-c", "max_connections=300",
            ],
            User);
        var start = TimeProvider.System.GetTimestamp();
        while (!await Answers(cancellationToken))
        {
            if (_server.HasExited || TimeProvider.System.GetElapsedTime(start) > StartLimit)
            {
                throw new InvalidOperationException($"PostgreSQL did not start: {_server.Output}");
            }

            await Task.Delay(StartPoll, TimeProvider.System, cancellationToken);
        }
    }

    private async Task<bool> Answers(CancellationToken cancellationToken)
    {
        try
        {
            await Execute("SELECT 1", cancellationToken);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private async Task Execute(string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private string ConnectionString(string database) =>
        string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={_port};Username={Superuser};Database={database}");

    // Each connection of PostgreSQL's is a process of its own.
    private void SignalFamily(ServerProcess.Signal signal) => _server?.SendToFamily(signal);
}
