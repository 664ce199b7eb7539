using Orb.Grains.Interfaces.Catalog;
using Orb.Grains.Interfaces.PullRequests;
using Orb.Grains.PullRequests;
using Orb.Grains.Tests.Driving;
using Orb.Testing.Clusters;

namespace Orb.Grains.Tests.PullRequests;

[Collection(OnTheCluster.Name)]
public sealed class WebhookTests(GrainCluster cluster)
{
    [Fact]
    public async Task Late_doubled_and_reordered_webhooks_end_where_GitHub_is()
    {
        var project = await ProjectDriver.Opened(cluster);
        var opened = project.Repository.PullRequests[0].Observation;
        var closed = project.Repository.Close(1);
        var merged = project.Repository.Merge(1);

        Assert.Equal(WebhookReceipt.Accepted, await project.Webhook(merged, "first"));
        Assert.Equal(WebhookReceipt.SeenBefore, await project.Webhook(merged, "first"));
        Assert.Equal(WebhookReceipt.SeenBefore, await project.Webhook(merged, "first under another name"));
        await project.WaitFor(EventTypes.PullRequestMerged);
        await project.PullRequests.Observe(closed, TestContext.Current.CancellationToken);
        await project.PullRequests.Observe(opened, TestContext.Current.CancellationToken);
        await project.WaitFor(EventTypes.CleanupScheduled);

        var events = await project.Events();
        Assert.Single(events, one => one.Type is EventTypes.PullRequestMerged);
        Assert.DoesNotContain(events, one => one.Type is EventTypes.PullRequestClosed or EventTypes.PullRequestReopened);
        Assert.Equal(PullRequestStatus.Merged, (await project.PullRequest()).Status);
    }

    [Fact]
    public async Task A_webhook_that_is_faster_than_our_own_record_does_no_harm()
    {
        var repository = cluster.GitHub.NewRepository().WithBranch(ProjectDriver.Branch).LosingTheAnswerOf(nameof(IGitHub.CreatePullRequest));
        var project = await ProjectDriver.Started(cluster, repository);
        await project.Request();
        var waiting = await project.PullRequestThat(one => one.WaitingOn == PullRequestWaits.GitHub);

        await project.Webhook(repository.PullRequests[0].Observation);
        await project.Webhook(repository.Merge(1));
        cluster.AdvancePast(waiting.NextAttemptAt!.Value - cluster.Clock.GetUtcNow());
        await project.WaitFor(EventTypes.CleanupScheduled);

        Assert.Equal(PullRequestStatus.Merged, (await project.PullRequest()).Status);
        Assert.Equal(1, project.Creations);
        Assert.Single(await project.Events(), one => one.Type is EventTypes.PullRequestOpened);
    }

    [Fact]
    public async Task A_merge_that_no_webhook_told_of_is_found_by_asking()
    {
        var project = await ProjectDriver.Opened(cluster);
        project.Repository.Merge(1);

        cluster.AdvancePast(TimeSpan.FromMinutes(5));

        await project.WaitFor(EventTypes.PullRequestMerged);
    }
}
