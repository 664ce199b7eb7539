using Orb.Cluster.Tests.Clusters;
using Orb.Grains.Catalog;
using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.Interfaces.Workflow;

namespace Orb.Cluster.Tests.PullRequests;

/// <summary>Two activations of one grain can run for a moment while membership changes. Stores decide which of them goes on.</summary>
public sealed class FencingTests(SharedCluster shared) : SharedClusterTests(shared)
{
    private static readonly RepositoryName Repository = new("octo", "demo");

    [Fact]
    public async Task Of_two_silos_that_claim_a_pull_request_only_the_higher_epoch_goes_on()
    {
        var id = EntityId.New<PullRequestId>(TimeProvider.System.GetUtcNow());

        Assert.True(await Claim(silo: 0, id, epoch: 1));
        Assert.False(await Claim(silo: 1, id, epoch: 1));
        Assert.True(await Claim(silo: 1, id, epoch: 2));
        Assert.False(await Claim(silo: 0, id, epoch: 1));
        Assert.False(await Claim(silo: 0, id, epoch: 2));
    }

    [Fact]
    public async Task Silos_that_claim_one_epoch_at_once_are_told_yes_once()
    {
        var id = EntityId.New<PullRequestId>(TimeProvider.System.GetUtcNow());

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(turn => Claim(turn % 2, id, epoch: 1)));

        Assert.Single(answers, won => won);
    }

    [Fact]
    public async Task A_claim_that_was_lost_stops_an_activation_before_it_asks_GitHub()
    {
        await Project.BeginWithWorkspace();
        // Another activation, further than this one will be for some tries.
        var elsewhere = EntityId.New<PullRequestId>(TimeProvider.System.GetUtcNow());
        Assert.True(await Claim(silo: 1, elsewhere, epoch: 3));

        await Project.RequestPullRequest();
        await Project.TendedPullRequest();

        Assert.Equal(4, await Cluster.Scalar<long>("SELECT claim_epoch FROM pull_request_claims WHERE project_id = $1", Project.Id.Value));
        await Project.HasOnePullRequestOnGitHub();
        Assert.Equal(1, Project.TimesGitHubWasAsked);
    }

    [Fact]
    public async Task A_grain_whose_row_another_activation_wrote_fails_once_and_then_goes_on_from_that_row()
    {
        await Project.BeginWithWorkspace();
        await using (var write = Cluster.Database.CreateCommand(
            """
            UPDATE orleansstorage SET version = version + 1, payload = replace(payload::text, 'Greeting', 'Written elsewhere')::json
            WHERE graintypestring LIKE '%workflow%' AND grainidextensionstring = $1
            """))
        {
            write.Parameters.Add(new Npgsql.NpgsqlParameter { Value = Project.Id.Value });
            Assert.Equal(1, await write.ExecuteNonQueryAsync(Cancel));
        }

        var failure = await Assert.ThrowsAnyAsync<Exception>(Project.Pause);
        Assert.Contains("InconsistentState", failure.ToString(), StringComparison.Ordinal);

        var paused = Assert.IsType<ProjectChange.Accepted>(await Project.Pause());
        Assert.Equal("Written elsewhere", paused.Project.Name);
        Assert.Equal(ProjectStatus.Paused, paused.Project.Status);
    }

    private Task<bool> Claim(int silo, PullRequestId id, long epoch) =>
        Cluster.Silos[silo].Service<ICatalog>().TryClaimPullRequest(Project.Id, id, Repository, epoch, Cancel);
}
