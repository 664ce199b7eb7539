using System.Net.Http.Json;
using Octokit;
using Orb.Sandbox.Faults;
using Orb.Sandbox.Tests.Conformance;
using Orb.Sandbox.Tests.Driving;

namespace Orb.Sandbox.Tests.Webhooks;

public sealed class WebhookTests
{
    private static CancellationToken Cancel => SandboxDriver.Cancel;

    [Fact]
    public async Task What_happens_to_a_pull_request_is_told_in_order_signed_and_in_GitHubs_shape()
    {
        await using var receiver = await WebhookReceiver.Start();
        await using var driver = await SandboxDriver.Start(receiver.Url);
        var github = driver.Octokit();
        driver.Sandbox.Ping();

        var pull = await driver.OpenPull();
        await github.PullRequest.Update("octo", "demo", pull.Number, new PullRequestUpdate { Title = "Other" });
        await github.Issue.Labels.Create("octo", "demo", new NewLabel("feature", "00ff00") { Description = "New" });
        await github.Issue.Labels.AddToIssue("octo", "demo", pull.Number, ["feature"]);
        await github.PullRequest.Update("octo", "demo", pull.Number, new PullRequestUpdate { State = ItemState.Closed });
        await github.PullRequest.Update("octo", "demo", pull.Number, new PullRequestUpdate { State = ItemState.Open });
        await (await driver.Clone()).Push("feature/greeting", "more.txt", "more");
        await github.PullRequest.Merge("octo", "demo", pull.Number, new MergePullRequest());

        string[] expected =
        [
            "ping", "pull-request-opened", "pull-request-edited", "pull-request-labeled", "pull-request-closed", "pull-request-reopened",
            "push", "pull-request-synchronize", "push", "pull-request-closed",
        ];
        var description = await GitHubDescription.Get();
        var guids = new HashSet<string>();
        foreach (var name in expected)
        {
            var delivery = await receiver.Next();
            var action = delivery.Body.TryGetProperty("action", out var value) ? "-" + value.GetString() : "";
            Assert.Equal(name, delivery.Event.Replace('_', '-') + action);
            Assert.True(delivery.IsSignedWith(driver.Sandbox.WebhookSecret));
            Assert.True(guids.Add(delivery.Headers["X-GitHub-Delivery"]));
            Assert.StartsWith("GitHub-Hookshot/", delivery.Headers["User-Agent"], StringComparison.Ordinal);
            if (description.IsPresent)
            {
                Assert.Empty(await description.CheckWebhook(name, delivery.Body.GetRawText()));
            }
        }
    }

    [Fact]
    public async Task A_merge_says_who_what_and_where()
    {
        await using var receiver = await WebhookReceiver.Start();
        await using var driver = await SandboxDriver.Start(receiver.Url);
        await driver.OpenPull();

        var merged = await driver.Octokit().PullRequest.Merge("octo", "demo", 1, new MergePullRequest());

        var body = (await receiver.Next("pull_request", "closed")).Body;
        Assert.True(body.GetProperty("pull_request").GetProperty("merged").GetBoolean());
        Assert.Equal(merged.Sha, body.GetProperty("pull_request").GetProperty("merge_commit_sha").GetString());
        Assert.Equal("octo/demo", body.GetProperty("repository").GetProperty("full_name").GetString());
        Assert.Equal("developer", body.GetProperty("sender").GetProperty("login").GetString());
        Assert.Equal(2001, body.GetProperty("installation").GetProperty("id").GetInt64());
    }

    [Fact]
    public async Task A_new_head_says_what_it_was_before()
    {
        await using var receiver = await WebhookReceiver.Start();
        await using var driver = await SandboxDriver.Start(receiver.Url);
        var pull = await driver.OpenPull();

        var sha = await (await driver.Clone()).Push("feature/greeting", "more.txt", "more", "Add more");

        var push = (await receiver.Next("push")).Body;
        Assert.Equal((pull.Head.Sha, sha), (push.GetProperty("before").GetString(), push.GetProperty("after").GetString()));
        Assert.Equal("Add more", push.GetProperty("head_commit").GetProperty("message").GetString());
        Assert.False(push.GetProperty("forced").GetBoolean());
        var moved = (await receiver.Next("pull_request", "synchronize")).Body;
        Assert.Equal((pull.Head.Sha, sha), (moved.GetProperty("before").GetString(), moved.GetProperty("after").GetString()));
    }

    [Fact]
    public async Task A_lost_webhook_never_comes_and_the_next_does()
    {
        await using var receiver = await WebhookReceiver.Start();
        await using var driver = await SandboxDriver.Start(receiver.Url);
        driver.Sandbox.Faults.Break("webhooks.pull_request.opened", FaultKind.Lost);

        var pull = await driver.OpenPull();
        await driver.Octokit().PullRequest.Update("octo", "demo", pull.Number, new PullRequestUpdate { State = ItemState.Closed });

        Assert.Equal("closed", (await receiver.Next()).Body.GetProperty("action").GetString());
    }

    [Fact]
    public async Task A_doubled_webhook_comes_twice_with_one_id()
    {
        await using var receiver = await WebhookReceiver.Start();
        await using var driver = await SandboxDriver.Start(receiver.Url);
        driver.Sandbox.Faults.Break("webhooks.pull_request", FaultKind.Doubled);

        await driver.OpenPull();

        var (first, second) = (await receiver.Next(), await receiver.Next());
        Assert.Equal(first.Headers["X-GitHub-Delivery"], second.Headers["X-GitHub-Delivery"]);
        Assert.Equal(first.Content, second.Content);
    }

    [Fact]
    public async Task A_badly_signed_webhook_does_not_fit_the_secret()
    {
        await using var receiver = await WebhookReceiver.Start();
        await using var driver = await SandboxDriver.Start(receiver.Url);
        driver.Sandbox.Faults.Break("webhooks", FaultKind.BadlySigned);

        await driver.OpenPull();

        Assert.False((await receiver.Next()).IsSignedWith(driver.Sandbox.WebhookSecret));
    }

    [Fact]
    public async Task A_receiver_may_come_late()
    {
        await using var receiver = await WebhookReceiver.Start();
        await using var driver = await SandboxDriver.Start();
        await driver.OpenPull();

        driver.Sandbox.WebhookUrl = receiver.Url;
        await driver.Octokit().PullRequest.Update("octo", "demo", 1, new PullRequestUpdate { State = ItemState.Closed });

        Assert.Equal("closed", (await receiver.Next()).Body.GetProperty("action").GetString());
    }

    [Fact]
    public async Task A_ping_is_sent_when_asked()
    {
        await using var receiver = await WebhookReceiver.Start();
        await using var driver = await SandboxDriver.Start(receiver.Url);

        using var asked = await driver.Http().PostAsync(new Uri(driver.Sandbox.BaseUrl, "_sandbox/ping"), JsonContent.Create(""), Cancel);

        Assert.Equal("ping", (await receiver.Next()).Event);
    }
}
