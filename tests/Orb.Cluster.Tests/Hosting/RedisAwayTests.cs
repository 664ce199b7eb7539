using Orb.Cluster.Tests.Clusters;
using Orb.Grains.Interfaces.Workflow;
using Orb.Testing.Stores;

namespace Orb.Cluster.Tests.Hosting;

/// <summary>Redis answers nothing for a while. These tests have a server of their own to pause.</summary>
public sealed class RedisAwayTests(PostgresServer postgres) : IAsyncLifetime
{
    private static readonly TimeSpan Away = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Prompt = TimeSpan.FromSeconds(3);

    private readonly RedisServer _redis = new();
    private OrbCluster? _cluster;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _cluster = await OrbCluster.Start(postgres, _redis, silos: 2, Cancel);

    [Fact]
    public async Task Grains_go_on_reading_and_writing_and_the_cluster_stays_whole()
    {
        var projects = new[] { new ProjectDriver(_cluster!), new ProjectDriver(_cluster!) };
        foreach (var project in projects)
        {
            await project.BeginWithWorkspace();
        }

        var slowest = TimeSpan.Zero;
        _redis.Pause();
        try
        {
            var start = TimeProvider.System.GetTimestamp();
            while (TimeProvider.System.GetElapsedTime(start) < Away)
            {
                foreach (var project in projects)
                {
                    await Measure(project.Pause);
                    await Measure(() => project.Workflow.Get(Cancel));
                    await Measure(project.Resume);
                }
            }
        }
        finally
        {
            _redis.Continue();
        }

        Assert.True(slowest < Prompt, $"The slowest call took {slowest.TotalSeconds:F1} s");
        Assert.Equal(2, _cluster!.Silos.Count);
        Assert.All(_cluster.Silos, silo => Assert.True(silo.Knows(_cluster.Silos)));
        await projects[0].Waits(ProjectWaits.PullRequestRequest);

        async Task Measure<T>(Func<Task<T>> call)
        {
            var start = TimeProvider.System.GetTimestamp();
            await call();
            var took = TimeProvider.System.GetElapsedTime(start);
            slowest = took > slowest ? took : slowest;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null)
        {
            await _cluster.DisposeAsync();
        }

        await _redis.DisposeAsync();
    }
}
