using Orb.Sandbox.Tests.Driving;

namespace Orb.Sandbox.Tests.Git;

public sealed class GitOverHttpTests
{
    [Fact]
    public async Task Anybody_clones_a_public_repository_and_its_tests_pass()
    {
        await using var driver = await SandboxDriver.Start();
        var clone = await driver.Clone();

        var anonymous = await clone.Git("ls-remote", driver.RepositoryUrl);
        var withoutSuffix = await clone.Git("ls-remote", driver.RepositoryUrl[..^4]);
        await clone.Must("checkout", "--quiet", "feature/greeting");
        var tests = await clone.Git("-c", "alias.tests=!sh tests/run.sh", "tests");

        Assert.Equal(0, anonymous.Code);
        Assert.Contains("refs/heads/feature/greeting", anonymous.Said, StringComparison.Ordinal);
        Assert.Equal(0, withoutSuffix.Code);
        Assert.True(tests.Code == 0, tests.Said);
        Assert.DoesNotContain("FAIL", tests.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_push_needs_a_token_that_may_write_contents()
    {
        await using var driver = await SandboxDriver.Start();
        var reader = await driver.InstallationToken(new { permissions = new { contents = "read" } });
        var writer = await driver.InstallationToken(new { permissions = new { contents = "write" } });
        var clone = await driver.Clone();
        await clone.Commit("work", "a.txt", "a");

        var anonymous = await clone.Git("push", driver.RepositoryUrl, "work");
        var reading = await clone.Git("push", WithToken(driver, reader), "work");
        var wrong = await clone.Git("push", WithToken(driver, "ghs_wrong"), "work");
        var writing = await clone.Git("push", WithToken(driver, writer), "work");

        Assert.NotEqual(0, anonymous.Code);
        Assert.NotEqual(0, reading.Code);
        Assert.Contains("403", reading.Said, StringComparison.Ordinal);
        Assert.NotEqual(0, wrong.Code);
        Assert.True(writing.Code == 0, writing.Said);
        Assert.NotNull(await driver.Octokit().Repository.Branch.Get("octo", "demo", "work"));
    }

    [Fact]
    public async Task A_large_push_arrives_whole()
    {
        await using var driver = await SandboxDriver.Start();
        var clone = await driver.Clone();
        var content = string.Join('\n', Enumerable.Range(0, 400_000).Select(line => $"{line} {line * 7919L % 1_000_003}"));

        var sha = await clone.Push("large", "large.txt", content);

        Assert.Equal(sha, (await driver.Octokit().Repository.Branch.Get("octo", "demo", "large")).Commit.Sha);
        var again = await driver.Clone();
        await again.Must("checkout", "--quiet", "large");
        Assert.Equal(content, await File.ReadAllTextAsync(Path.Combine(again.Folder, "large.txt"), SandboxDriver.Cancel));
    }

    [Fact]
    public async Task The_references_of_pull_requests_can_be_fetched_and_not_pushed()
    {
        await using var driver = await SandboxDriver.Start();
        var pull = await driver.OpenPull();
        var clone = await driver.Clone();

        await clone.Must("fetch", "--quiet", "origin", $"refs/pull/{pull.Number}/head");
        var fetched = (await clone.Must("rev-parse", "FETCH_HEAD")).Trim();
        var push = await clone.Git("push", "origin", $"main:refs/pull/{pull.Number}/head");

        Assert.Equal(pull.Head.Sha, fetched);
        Assert.NotEqual(0, push.Code);
    }

    [Fact]
    public async Task A_repository_that_is_not_there_is_not_found()
    {
        await using var driver = await SandboxDriver.Start();
        var clone = await driver.Clone();

        var missing = await clone.Git("ls-remote", WithToken(driver, driver.Sandbox.PersonalToken).Replace("demo.git", "nothing.git", StringComparison.Ordinal));
        var escape = await clone.Git("ls-remote", WithToken(driver, driver.Sandbox.PersonalToken).Replace("demo.git", "..%2f..%2fdemo.git", StringComparison.Ordinal));

        Assert.Contains("not found", missing.Said, StringComparison.OrdinalIgnoreCase);
        Assert.NotEqual(0, escape.Code);
    }

    private static string WithToken(SandboxDriver driver, string token) =>
        new UriBuilder(driver.RepositoryUrl) { UserName = "x-access-token", Password = token }.Uri.AbsoluteUri;
}
