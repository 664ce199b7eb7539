using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Orb.Grains.Catalog;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.PullRequests;
using Orb.Silo.Catalog;
using Orb.Testing;
using Orb.Testing.Stores;

namespace Orb.Silo.Tests.Catalog;

public sealed class CatalogServicesTests(PostgresServer server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_catalog_works_as_registered_for_the_embedded_mode()
    {
        using var folder = new TemporaryFolder("catalog");
        await Use(new ServiceCollection().AddSqliteCatalog(folder.Combine("orb.db")));
        await Use(new ServiceCollection().AddSqliteCatalog(folder.Combine("orb.db")), present: 1);
    }

    [Fact]
    public async Task The_catalog_works_as_registered_for_the_cluster() =>
        await Use(new ServiceCollection().AddPostgresCatalog(await server.CreateDatabase(Cancel)));

    private static async Task Use(IServiceCollection services, int present = 0)
    {
        await using var provider = services.AddLogging().AddSingleton(TimeProvider.System).AddInProcessEventSignals()
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        await provider.GetRequiredService<CatalogMigrator>().Migrate(Cancel);
        var entry = Some.Entry(Some.Project(), Some.Time, [Some.Event("a")]);
        using var subscription = provider.GetRequiredService<InProcessEventSignals>().Subscribe(entry.ProjectId);

        await provider.GetRequiredService<ICatalog>().Record(entry, Cancel);

        Assert.Equal(1, await subscription.Numbers.ReadAsync(Cancel));
        var queries = provider.GetRequiredService<ICatalogQueries>();
        Assert.Equal(present + 1, (await queries.Projects(new PageRequest(Some.Administrator, 10), null, Cancel)).Items.Count);
        Assert.Null(await queries.Probe(Cancel));
        Assert.Equal(present + 1, (await provider.GetRequiredService<IDueWork>().List(Some.Time, null, 10, Cancel)).Count);
        Assert.Empty(await provider.GetRequiredService<IWebhookDeliveries>().ListUnprocessed(Some.Time, 10, Cancel));
        Assert.NotNull(provider.GetRequiredService<DbDataSource>());
    }
}
