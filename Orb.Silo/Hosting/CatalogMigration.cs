using Microsoft.Extensions.Hosting;
using Orb.Grains.Interfaces.Hosting;
using Orb.Silo.Catalog;

namespace Orb.Silo.Hosting;

/// <summary>Brings the database up to date before the silo starts. Registered first, since hosted services start in order.</summary>
internal sealed class CatalogMigration(CatalogMigrator migrator, Dialect dialect) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
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

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
