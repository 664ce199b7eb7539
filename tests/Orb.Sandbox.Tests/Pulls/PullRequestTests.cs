using System.Net;
using System.Net.Http.Json;
using Octokit;
using Orb.Sandbox.Tests.Driving;

namespace Orb.Sandbox.Tests.Pulls;

public sealed class PullRequestTests
{
    private static CancellationToken Cancel => SandboxDriver.Cancel;

    [Fact]
    public async Task A_pull_request_is_opened_found_and_changed_through_Octokit()
    {
        await using var driver = await SandboxDriver.Start();
        var github = driver.Octokit(await driver.InstallationToken());

        var opened = await github.PullRequest.Create("octo", "demo", new NewPullRequest("Greet", "feature/greeting", "main") { Body = "Text" });
        var found = await github.PullRequest.GetAllForRepository("octo", "demo", new PullRequestRequest { Head = "octo:feature/greeting", State = ItemStateFilter.All });
        var changed = await github.PullRequest.Update("octo", "demo", opened.Number, new PullRequestUpdate { Title = "Greet all", Body = "Other" });

        Assert.Equal(1, opened.Number);
        Assert.Equal("orb-sandbox[bot]", opened.User.Login);
        Assert.Equal($"{driver.Sandbox.BaseUrl}octo/demo/pull/1", opened.HtmlUrl);
        Assert.Equal(2, opened.Commits);
        Assert.Equal(3, opened.ChangedFiles);
        Assert.True(opened.Mergeable);
        Assert.Equal(opened.Number, Assert.Single(found).Number);
        Assert.Equal(("Greet all", "Other"), (changed.Title, changed.Body));
    }

    [Fact]
    public async Task A_list_is_filtered_by_head_base_and_state()
    {
        await using var driver = await SandboxDriver.Start();
        var github = driver.Octokit();
        var first = await driver.OpenPull();
        await github.PullRequest.Update("octo", "demo", first.Number, new PullRequestUpdate { State = ItemState.Closed });
        var second = await driver.OpenPull();

        async Task<string> Numbers(string query)
        {
            var list = await (await driver.Person().GetAsync($"repos/octo/demo/pulls?{query}", Cancel)).Json();
            return string.Join(' ', list.EnumerateArray().Select(pull => pull.GetProperty("number").GetInt32()));
        }

        Assert.Equal($"{second.Number}", await Numbers(""));
        Assert.Equal($"{first.Number}", await Numbers("state=closed"));
        Assert.Equal("2 1", await Numbers("state=all&head=octo:feature/greeting"));
        Assert.Equal("1 2", await Numbers("state=all&direction=asc"));
        Assert.Equal("", await Numbers("state=all&head=octo:other"));
        Assert.Equal("", await Numbers("state=all&base=other"));
        Assert.Equal("2 1", await Numbers("state=all&head=feature/greeting"));
    }

    [Fact]
    public async Task A_long_list_comes_in_pages()
    {
        await using var driver = await SandboxDriver.Start();
        var github = driver.Octokit();
        foreach (var _ in Enumerable.Range(0, 5))
        {
            var pull = await driver.OpenPull();
            await github.PullRequest.Update("octo", "demo", pull.Number, new PullRequestUpdate { State = ItemState.Closed });
        }

        using var page = await driver.Person().GetAsync("repos/octo/demo/pulls?state=all&per_page=2&page=2", Cancel);
        var all = await github.PullRequest.GetAllForRepository(
            "octo", "demo", new PullRequestRequest { State = ItemStateFilter.All }, new ApiOptions { PageSize = 2 });

        var link = page.Headers.GetValues("Link").Single();
        Assert.Contains("page=3>; rel=\"next\"", link, StringComparison.Ordinal);
        Assert.Contains("page=1>; rel=\"prev\"", link, StringComparison.Ordinal);
        Assert.Contains("page=3>; rel=\"last\"", link, StringComparison.Ordinal);
        Assert.Equal([5, 4, 3, 2, 1], all.Select(pull => pull.Number));
    }

    [Fact]
    public async Task What_did_not_change_is_answered_with_304_and_costs_nothing()
    {
        await using var driver = await SandboxDriver.Start();
        var pull = await driver.OpenPull();
        var client = driver.Person();

        using var first = await client.GetAsync("repos/octo/demo/pulls/1", Cancel);
        client.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag!);
        using var same = await client.GetAsync("repos/octo/demo/pulls/1", Cancel);
        await driver.Octokit().PullRequest.Update("octo", "demo", pull.Number, new PullRequestUpdate { Title = "Other" });
        using var changed = await client.GetAsync("repos/octo/demo/pulls/1", Cancel);

        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        Assert.Equal(first.Headers.GetValues("x-ratelimit-remaining"), same.Headers.GetValues("x-ratelimit-remaining"));
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.NotEqual(first.Headers.ETag, changed.Headers.ETag);
    }

    [Fact]
    public async Task Files_and_commits_are_those_of_git()
    {
        await using var driver = await SandboxDriver.Start();
        await driver.OpenPull();
        var github = driver.Octokit();

        var files = await github.PullRequest.Files("octo", "demo", 1);
        var commits = await github.PullRequest.Commits("octo", "demo", 1);

        Assert.Equal(["README.md modified", "src/greeting.sh modified", "tests/part_of_day_test.sh added"], files.Select(file => $"{file.FileName} {file.Status}"));
        Assert.Contains("+# part_of_day HOUR", files[1].Patch, StringComparison.Ordinal);
        Assert.Equal(["Greet by the part of the day", "Test and describe the greetings of the day"], commits.Select(commit => commit.Commit.Message.Split('\n')[0]));
    }

    [Fact]
    public async Task A_new_push_moves_the_head()
    {
        await using var driver = await SandboxDriver.Start();
        var pull = await driver.OpenPull();
        var clone = await driver.Clone();

        var sha = await clone.Push("feature/greeting", "more.txt", "more");

        var after = await driver.Octokit().PullRequest.Get("octo", "demo", pull.Number);
        Assert.Equal(sha, after.Head.Sha);
        Assert.Equal(3, after.Commits);
    }

    [Fact]
    public async Task A_branch_that_is_deleted_closes_its_pull_request_and_keeps_it_closed()
    {
        await using var driver = await SandboxDriver.Start();
        var pull = await driver.OpenPull();
        var github = driver.Octokit();

        await github.Git.Reference.Delete("octo", "demo", "heads/feature/greeting");
        var closed = await github.PullRequest.Get("octo", "demo", pull.Number);
        using var reopened = await driver.Person().PatchAsJsonAsync("repos/octo/demo/pulls/1", new { state = "open" }, Cancel);

        Assert.Equal("closed", closed.State.StringValue);
        Assert.False(closed.Merged);
        Assert.Equal(
            "code=invalid, field=state, message=state cannot be changed. The feature/greeting branch has been deleted., resource=PullRequest",
            await reopened.Errors());
    }

    [Fact]
    public async Task A_push_of_the_head_to_the_base_merges()
    {
        await using var driver = await SandboxDriver.Start();
        var pull = await driver.OpenPull();
        var clone = await driver.Clone();

        await clone.Must("push", "--quiet", "origin", "origin/feature/greeting:refs/heads/main");

        var after = await driver.Octokit().PullRequest.Get("octo", "demo", pull.Number);
        Assert.True(after.Merged);
    }

    [Fact]
    public async Task A_closed_pull_request_is_reopened()
    {
        await using var driver = await SandboxDriver.Start();
        var pull = await driver.OpenPull();
        var github = driver.Octokit();

        var closed = await github.PullRequest.Update("octo", "demo", pull.Number, new PullRequestUpdate { State = ItemState.Closed });
        var reopened = await github.PullRequest.Update("octo", "demo", pull.Number, new PullRequestUpdate { State = ItemState.Open });

        Assert.NotNull(closed.ClosedAt);
        Assert.Equal("open", reopened.State.StringValue);
        Assert.Null(reopened.ClosedAt);
    }

    [Fact]
    public async Task Two_at_once_open_one()
    {
        await using var driver = await SandboxDriver.Start();
        var request = new { title = "Greet", head = "feature/greeting", @base = "main" };

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => driver.Person().PostAsJsonAsync("repos/octo/demo/pulls", request, Cancel)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        Assert.Equal(7, answers.Count(answer => answer.StatusCode == HttpStatusCode.UnprocessableEntity));
    }
}
