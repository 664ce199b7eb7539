using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Orb.Grains.Catalog;
using Orb.Grains.PullRequests;
using Orb.Grains.Workspaces;
using Orb.Silo.Catalog;
using Orb.Silo.Hosting;
using Orb.Testing.Doubles;
using Orleans.Reminders;
using Orleans.TestingHost;
using Xunit;

namespace Orb.Testing.Clusters;

/// <summary>
/// A silo with Orb's grains, its real SQLite stores and its reconciler, on a clock that tests move, between doubles of GitHub and of the hosts.
/// </summary>
public sealed class GrainCluster : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new("grains");
    private readonly InProcessEventSignals _signals = new();
    private InProcessTestCluster? _cluster;

    public GrainCluster()
    {
        GitHub = new GitHubDouble(Clock);
        Events = new EventLog(() => Service<ICatalogQueries>(), _signals);
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public GitHubDouble GitHub { get; }

    public WorkspaceHostsDouble Hosts { get; } = new();

    public UnreliableCatalog.Switches Catalog { get; } = new();

    public UnreliableReminders.Switch RemindersDown { get; } = new();

    public BlindDueWork.Switch ReconcilerBlind { get; } = new();

    public EventLog Events { get; }

    public IGrainFactory Grains => _cluster!.Client;

    /// <summary>
    /// Moves the clock on, and a minute more so that the reconciler comes by: a step that is still under way while the clock moves sets its timer too late.
    /// </summary>
    public void AdvancePast(TimeSpan time) => Clock.Advance(time + TimeSpan.FromMinutes(1));

    public T Service<T>()
        where T : notnull => _cluster!.GetSiloServiceProvider().GetRequiredService<T>();

    /// <summary>Ends a grain's activation, as when it idles; what it has stored stays.</summary>
    public Task Deactivate(IAddressable grain) => _cluster!.DeactivateAsync(grain);

    /// <summary>Stops the silo and starts another one; reminders in memory are gone, what is stored stays.</summary>
    public async Task Restart(CancellationToken cancellationToken)
    {
        await _cluster!.StopSilosAsync(cancellationToken);
        await _cluster.StartSilosAsync(1, cancellationToken);
    }

    /// <summary>Storage refuses to write one grain from now on.</summary>
    public Task RefuseWritesOf(string grainKey, CancellationToken cancellationToken) => Execute(
        $"""
        CREATE TRIGGER "refuse-{grainKey}" BEFORE INSERT ON OrleansStorage WHEN NEW.GrainIdExtensionString = '{grainKey}'
        BEGIN SELECT RAISE(ABORT, 'refused for a test'); END
        """,
        cancellationToken);

    /// <summary>Storage writes the grain again.</summary>
    public Task AllowWritesOf(string grainKey, CancellationToken cancellationToken) =>
        Execute($"DROP TRIGGER \"refuse-{grainKey}\"", cancellationToken);

    public async ValueTask InitializeAsync()
    {
        var dataSource = new SqliteDataSource(_folder.Combine("orb.db"));
        var dialect = new SqliteDialect(dataSource, TimeProvider.System);
        await new CatalogMigrator(dialect, dialect.Scripts, NullLogger<CatalogMigrator>.Instance).Migrate(CancellationToken.None);
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) => Configure(silo));
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null)
        {
            await _cluster.StopAllSilosAsync();
            await _cluster.DisposeAsync();
        }

        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    private void Configure(ISiloBuilder silo)
    {
        silo.UseInMemoryReminderService();
        silo.Configure<ReminderOptions>(options => options.ReminderLoadingWindow = TimeSpan.FromDays(400));
        SiloHosting.AddGrainStorage(silo, "System.Data.SQLite");
        silo.Services
            .AddSingleton<TimeProvider>(Clock)
            .AddSqliteCatalog(_folder.Combine("orb.db"))
            .AddSingleton(_signals)
            .AddSingleton<IEventSignals>(_signals)
            .AddSingleton<IGitHub>(GitHub)
            .AddSingleton<IWorkspaceHosts>(Hosts)
            .AddSingleton<IRepositoryAddresses>(new GitHubHost(new Uri("https://github.example/")))
            .AddSingleton(new ReminderMemory(IsLostAtRestart: false))
            .AddHostedService<Reconciler>();
        silo.Services.UseTimeProviderForBackgroundAreas(TimeProvider.System);
        silo.Services.AddKeyedSingleton<TimeProvider>(ReminderTimeProviderNames.Reminders, Clock);
        Decorate<ICatalog>(silo.Services, catalog => new UnreliableCatalog(catalog, Catalog));
        Decorate<IDueWork>(silo.Services, dueWork => new BlindDueWork(dueWork, ReconcilerBlind));
        Decorate<IReminderTable>(silo.Services, table => new UnreliableReminders(table, RemindersDown));
    }

    private static void Decorate<T>(IServiceCollection services, Func<T, T> decorate)
        where T : class
    {
        var inner = services.Last(service => service.ServiceType == typeof(T));
        services.Replace(ServiceDescriptor.Singleton(provider => decorate((T)(inner.ImplementationInstance
            ?? inner.ImplementationFactory?.Invoke(provider)
            ?? ActivatorUtilities.CreateInstance(provider, inner.ImplementationType!)))));
    }

    private async Task Execute(string sql, CancellationToken cancellationToken)
    {
        await using var connection = await Service<SqliteDataSource>().OpenConnectionAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
