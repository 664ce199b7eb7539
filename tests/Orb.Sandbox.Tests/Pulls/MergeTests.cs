using System.Net;
using System.Net.Http.Json;
using Octokit;
using Orb.Sandbox.Tests.Driving;

namespace Orb.Sandbox.Tests.Pulls;

public sealed class MergeTests
{
    private static CancellationToken Cancel => SandboxDriver.Cancel;

    [Theory]
    [InlineData(PullRequestMergeMethod.Merge, 4, "Merge pull request #1 from octo/feature/greeting")]
    [InlineData(PullRequestMergeMethod.Squash, 2, "Greet by the hour (#1)")]
    [InlineData(PullRequestMergeMethod.Rebase, 3, "Test and describe the greetings of the day")]
    public async Task A_merge_brings_the_work_into_the_base(PullRequestMergeMethod method, int commits, string subject)
    {
        await using var driver = await SandboxDriver.Start();
        await driver.OpenPull();
        var github = driver.Octokit();

        var merged = await github.PullRequest.Merge("octo", "demo", 1, new MergePullRequest { MergeMethod = method });

        var clone = await driver.Clone();
        Assert.Equal(merged.Sha, (await clone.Must("rev-parse", "origin/main")).Trim());
        Assert.Equal(commits, int.Parse(await clone.Must("rev-list", "--count", "origin/main")));
        Assert.Equal(subject, (await clone.Must("log", "-1", "--format=%s", "origin/main")).Trim());
        Assert.Equal("", await clone.Must("diff", "origin/main", "origin/feature/greeting"));
        var pull = await github.PullRequest.Get("octo", "demo", 1);
        Assert.True(pull.Merged);
        Assert.Equal(merged.Sha, pull.MergeCommitSha);
        Assert.Equal("developer", pull.MergedBy.Login);
        Assert.Equal(2, pull.Commits);
        Assert.True(await github.PullRequest.Merged("octo", "demo", 1));
    }

    [Theory]
    [InlineData("merge")]
    [InlineData("squash")]
    [InlineData("rebase")]
    public async Task What_conflicts_is_not_merged(string method)
    {
        await using var driver = await SandboxDriver.Start();
        await driver.OpenPull();
        var clone = await driver.Clone();
        await clone.Push("main", "README.md", "Quite another text\n");

        var before = await driver.Octokit().PullRequest.Get("octo", "demo", 1);
        using var response = await driver.Person().PutAsJsonAsync("repos/octo/demo/pulls/1/merge", new { merge_method = method }, Cancel);

        Assert.False(before.Mergeable);
        Assert.Equal("dirty", before.MergeableState!.Value.StringValue);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal("Pull Request is not mergeable", await response.Message());
    }

    [Fact]
    public async Task A_rebase_onto_a_base_that_moved_keeps_authors()
    {
        await using var driver = await SandboxDriver.Start();
        await driver.OpenPull();
        var clone = await driver.Clone();
        await clone.Push("main", "other.txt", "other");

        using var response = await driver.Person().PutAsJsonAsync("repos/octo/demo/pulls/1/merge", new { merge_method = "rebase" }, Cancel);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await clone.Must("fetch", "--quiet", "origin");
        Assert.Equal("Octo Demo\nOcto Demo\nAda\nOcto Demo\n", await clone.Must("log", "--format=%an", "origin/main"));
        Assert.Equal("", await clone.Must("log", "--merges", "--format=%s", "origin/main"));
    }

    [Fact]
    public async Task A_merge_of_another_head_than_expected_is_refused()
    {
        await using var driver = await SandboxDriver.Start();
        await driver.OpenPull();

        using var response = await driver.Person().PutAsJsonAsync("repos/octo/demo/pulls/1/merge", new { sha = new string('a', 40) }, Cancel);

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Equal("Head branch was modified. Review and try the merge again.", await response.Message());
    }

    [Fact]
    public async Task What_is_closed_or_a_draft_is_not_merged()
    {
        await using var driver = await SandboxDriver.Start();
        var client = driver.Person();
        using var opened = await client.PostAsJsonAsync("repos/octo/demo/pulls", new { title = "x", head = "feature/greeting", @base = "main", draft = true }, Cancel);

        using var draft = await client.PutAsJsonAsync("repos/octo/demo/pulls/1/merge", new { }, Cancel);
        using var closing = await client.PatchAsJsonAsync("repos/octo/demo/pulls/1", new { state = "closed" }, Cancel);
        using var closed = await client.PutAsJsonAsync("repos/octo/demo/pulls/1/merge", new { }, Cancel);
        using var notMerged = await client.GetAsync("repos/octo/demo/pulls/1/merge", Cancel);

        Assert.Equal("Pull Request is still a draft", await draft.Message());
        Assert.Equal(HttpStatusCode.MethodNotAllowed, closed.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, notMerged.StatusCode);
    }
}
