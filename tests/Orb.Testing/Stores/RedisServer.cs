using System.Globalization;
using StackExchange.Redis;

namespace Orb.Testing.Stores;

/// <summary>
/// A real Redis of the tests' own, on a free loopback port, in a temporary folder. It is started by the first use and is gone with the test
/// process. Use it as an assembly or class fixture.
/// </summary>
public sealed class RedisServer : IAsyncDisposable
{
    // The first is for whoever does not ask for one; numbers beyond the last are refused by the server.
    private const int Databases = 64;
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan StartPoll = TimeSpan.FromMilliseconds(20);

    private readonly SemaphoreSlim _gate = new(1);
    private readonly int _port = LoopbackPort.Free();
    private TemporaryFolder? _folder;
    private ServerProcess? _server;
    private int _databases;

    /// <summary>Whether every write is on disk before it is answered, so that it outlives <see cref="Kill"/>. Set it before the first use.</summary>
    public bool Durable { get; set; }

    /// <summary>How to reach it.</summary>
    public string ConnectionString =>
        string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_port},abortConnect=false,connectTimeout=2000");

    /// <summary>Finds a database that nobody has used.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateDatabase(CancellationToken cancellationToken)
    {
        await Start(cancellationToken);
        return string.Create(CultureInfo.InvariantCulture, $"{ConnectionString},defaultDatabase={Interlocked.Increment(ref _databases)}");
    }

    /// <summary>Starts the server unless it runs.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task Start(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_server is { HasExited: false })
            {
                return;
            }

            await Launch(cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Stops the server as an operator would, and starts it again on the same port and data.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task Restart(CancellationToken cancellationToken)
    {
        await Stop(ServerProcess.Signal.Terminate);
        await Start(cancellationToken);
    }

    /// <summary>Ends the server as a crash would. <see cref="Start"/> brings it back.</summary>
    public Task Kill() => Stop(ServerProcess.Signal.Kill);

    /// <summary>The server takes connections and answers nothing, until <see cref="Continue"/>.</summary>
    public void Pause() => _server?.Send(ServerProcess.Signal.Stop);

    /// <summary>Ends a <see cref="Pause"/>.</summary>
    public void Continue() => _server?.Send(ServerProcess.Signal.Continue);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _folder?.Dispose();
        _gate.Dispose();
    }

    private async Task Stop(ServerProcess.Signal signal)
    {
        if (_server is not null)
        {
            _server.Send(signal);
            await _server.WaitForExit();
        }
    }

    private async Task Launch(CancellationToken cancellationToken)
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _folder ??= new TemporaryFolder("redis");
        _server = ServerProcess.Start(
            ServerBinary.Find("redis-server"),
            [
                "--bind", "127.0.0.1",
                "--port", _port.ToString(CultureInfo.InvariantCulture),
                "--dir", _folder.Path,
                "--databases", Databases.ToString(CultureInfo.InvariantCulture),
                "--save", "",
                "--appendonly", Durable ? "yes" : "no",
                "--appendfsync", "always",
            ],
            user: null);
        var start = TimeProvider.System.GetTimestamp();
        while (!await Answers())
        {
            if (_server.HasExited || TimeProvider.System.GetElapsedTime(start) > StartLimit)
            {
                throw new InvalidOperationException($"Redis did not start: {_server.Output}");
            }

            await Task.Delay(StartPoll, TimeProvider.System, cancellationToken);
        }
    }

    private async Task<bool> Answers()
    {
        try
        {
            var options = ConfigurationOptions.Parse(ConnectionString);
            options.AbortOnConnectFail = true;
            await using var redis = await ConnectionMultiplexer.ConnectAsync(options);
            await redis.GetDatabase().PingAsync();
            return true;
        }
        catch (RedisException)
        {
            return false;
        }
    }
}
