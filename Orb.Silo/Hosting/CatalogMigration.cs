using Microsoft.Extensions.Hosting;
using Orb.Grains.Interfaces.Hosting;
using Orb.Silo.Catalog;

namespace Orb.Silo.Hosting;

/// <summary>
/// Brings the database up to date before anything starts. Being registered before the silo is not enough: Orleans puts its own start first.
/// </summary>
internal sealed class CatalogMigration(CatalogMigrator migrator, Dialect dialect) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        try
        {
            await migrator.Migrate(cancellationToken);
        }
        catch (MigrationFailedException exception)
        {
            throw new StartException($"{dialect.Place}: {exception.Message}", exception);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
