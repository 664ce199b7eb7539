using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.Interfaces.Workflow;
using Orb.Grains.PullRequests;
using Orb.Grains.Tests.Driving;
using Orb.Testing.Clusters;

namespace Orb.Grains.Tests.Catalog;

[Collection(OnTheCluster.Name)]
public sealed class CrashTests(GrainCluster cluster)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Events_between_state_and_catalog_are_told_once_and_in_order_by_the_next_activation(bool answerLost)
    {
        var project = await ProjectDriver.Started(cluster);
        var away = answerLost ? cluster.Catalog.AnswersLost : cluster.Catalog.Away;
        away[project.Id] = true;
        await project.Pause();
        await project.Resume();
        await project.Pause();
        await cluster.Deactivate(project.Workflow);
        away.Clear();

        Assert.Equal(ProjectStatus.Paused, (await project.Get()).Status);
        await project.WaitFor(EventTypes.ProjectPaused, times: 2);
        await project.Resume();
        await project.WaitFor(EventTypes.ProjectResumed, times: 2);

        var events = await project.Events();
        Assert.Equal(Enumerable.Range(1, events.Count), events.Select(one => (int)one.Number));
        Assert.Equal(
            [EventTypes.ProjectPaused, EventTypes.ProjectResumed, EventTypes.ProjectPaused, EventTypes.ProjectResumed],
            events.Select(one => one.Type).Where(type => type is EventTypes.ProjectPaused or EventTypes.ProjectResumed));
    }

    [Fact]
    public async Task What_storage_refuses_is_neither_remembered_nor_told()
    {
        var project = await ProjectDriver.Started(cluster);
        await cluster.RefuseWritesOf(project.Id.Value, Cancel);
        var before = await project.Get();

        await Assert.ThrowsAnyAsync<Exception>(project.Pause);

        Assert.Equal((before.Status, before.Version), ((await project.Get()).Status, (await project.Get()).Version));
        await cluster.AllowWritesOf(project.Id.Value, Cancel);
        await project.Pause();
        Assert.Single(await project.Events(), one => one.Type is EventTypes.ProjectPaused);
    }

    [Fact]
    public async Task A_grain_that_was_put_away_in_the_middle_goes_on_by_itself()
    {
        var repository = cluster.GitHub.NewRepository().WithBranch(ProjectDriver.Branch)
            .Failing(nameof(IGitHub.FindPullRequests), GitHubFailureKind.Unreachable);
        var project = await ProjectDriver.Started(cluster, repository);
        await project.Request();
        await project.PullRequestThat(one => one.WaitingOn == PullRequestWaits.GitHub);
        await cluster.Deactivate(project.PullRequests);

        cluster.Clock.Advance(TimeSpan.FromMinutes(2));

        await project.WaitFor(EventTypes.PullRequestOpened);
        Assert.Equal(1, project.Creations);
    }

    [Fact]
    public async Task A_silo_that_restarts_in_the_middle_goes_on_with_one_pull_request()
    {
        await using var own = new GrainCluster();
        await own.InitializeAsync();
        var repository = own.GitHub.NewRepository().WithBranch(ProjectDriver.Branch).LosingTheAnswerOf(nameof(IGitHub.CreatePullRequest));
        var project = await ProjectDriver.Started(own, repository);
        await project.Request();
        await project.PullRequestThat(one => one.WaitingOn == PullRequestWaits.GitHub);

        await own.Restart(Cancel);
        own.Clock.Advance(TimeSpan.FromMinutes(2));
        await project.WaitFor(EventTypes.PullRequestLabelled);

        Assert.Equal(1, project.Creations);
        Assert.Single(repository.PullRequests);
        var events = await project.Events();
        Assert.Equal(Enumerable.Range(1, events.Count), events.Select(one => (int)one.Number));
    }
}
