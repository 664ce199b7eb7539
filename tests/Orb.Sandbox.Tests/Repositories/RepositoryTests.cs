using System.Net;
using System.Net.Http.Json;
using System.Text;
using Octokit;
using Orb.Sandbox.Tests.Driving;

namespace Orb.Sandbox.Tests.Repositories;

public sealed class RepositoryTests
{
    private static CancellationToken Cancel => SandboxDriver.Cancel;

    [Fact]
    public async Task A_branch_that_exists_is_listed_and_read()
    {
        await using var driver = await SandboxDriver.Start();
        var branches = driver.Octokit().Repository.Branch;

        var all = await branches.GetAll("octo", "demo");
        var one = await branches.Get("octo", "demo", "feature/greeting");

        Assert.Equal(["feature/greeting", "main"], all.Select(branch => branch.Name));
        Assert.Equal(all[0].Commit.Sha, one.Commit.Sha);
        await Assert.ThrowsAsync<NotFoundException>(() => branches.Get("octo", "demo", "nothing"));
    }

    [Fact]
    public async Task A_branch_without_rules_says_so_and_one_with_rules_shows_them()
    {
        await using var driver = await SandboxDriver.Start();
        const string Rule = """[{"type":"required_linear_history","ruleset_source_type":"Repository","ruleset_source":"octo/demo","ruleset_id":1}]""";
        await driver.Sandbox.SetRulesAsync("octo", "demo", "feature/greeting", Rule, Cancel);
        var client = driver.Person();

        using var protection = await client.GetAsync("repos/octo/demo/branches/main/protection", Cancel);
        using var nowhere = await client.GetAsync("repos/octo/demo/branches/nothing/protection", Cancel);
        var none = await client.GetStringAsync("repos/octo/demo/rules/branches/main", Cancel);
        var some = await client.GetStringAsync("repos/octo/demo/rules/branches/feature%2Fgreeting", Cancel);

        Assert.Equal((HttpStatusCode.NotFound, "Branch not protected"), (protection.StatusCode, await protection.Message()));
        Assert.Equal("Branch not found", await nowhere.Message());
        Assert.Equal("[]", none);
        Assert.Equal(Rule, some);
    }

    [Fact]
    public async Task Two_branches_are_compared()
    {
        await using var driver = await SandboxDriver.Start();
        var commits = driver.Octokit().Repository.Commit;

        var ahead = await commits.Compare("octo", "demo", "main", "feature/greeting");
        var behind = await commits.Compare("octo", "demo", "feature/greeting", "main");
        var same = await commits.Compare("octo", "demo", "main", "main");
        using var missing = await driver.Person().GetAsync("repos/octo/demo/compare/main...nothing", Cancel);

        Assert.Equal(("ahead", 2, 0, 3), (ahead.Status, ahead.AheadBy, ahead.BehindBy, ahead.Files.Count));
        Assert.Equal(("behind", 0, 2), (behind.Status, behind.AheadBy, behind.BehindBy));
        Assert.Equal("identical", same.Status);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task A_reference_is_made_moved_and_deleted()
    {
        await using var driver = await SandboxDriver.Start();
        var references = driver.Octokit().Git.Reference;
        var main = (await references.Get("octo", "demo", "heads/main")).Object.Sha;
        var feature = (await references.Get("octo", "demo", "heads/feature/greeting")).Object.Sha;

        var made = await references.Create("octo", "demo", new NewReference("refs/heads/side/one", main));
        var moved = await references.Update("octo", "demo", "heads/side/one", new ReferenceUpdate(feature));
        using var back = await driver.Person().PatchAsJsonAsync("repos/octo/demo/git/refs/heads/side/one", new { sha = main }, Cancel);
        var forced = await references.Update("octo", "demo", "heads/side/one", new ReferenceUpdate(main, force: true));
        await references.Delete("octo", "demo", "heads/side/one");

        Assert.Equal("refs/heads/side/one", made.Ref);
        Assert.Equal(feature, moved.Object.Sha);
        Assert.Equal("Update is not a fast forward", await back.Message());
        Assert.Equal(main, forced.Object.Sha);
        await Assert.ThrowsAsync<NotFoundException>(() => references.Get("octo", "demo", "heads/side/one"));
    }

    [Theory]
    [InlineData("refs/heads/main", null, "Reference already exists")]
    [InlineData("refs/heads/new", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "Object does not exist")]
    [InlineData("refs/heads/new", "short", "The sha parameter must be exactly 40 characters and contain only [0-9a-f].")]
    [InlineData("refs/heads/a..b", null, "Reference name must start with refs/heads or refs/tags and be well formed.")]
    [InlineData("refs/pull/1/head", null, "Reference name must start with refs/heads or refs/tags and be well formed.")]
    public async Task A_reference_that_cannot_be_made_is_refused(string name, string? sha, string message)
    {
        await using var driver = await SandboxDriver.Start();
        var main = (await driver.Octokit().Git.Reference.Get("octo", "demo", "heads/main")).Object.Sha;

        using var response = await driver.Person().PostAsJsonAsync("repos/octo/demo/git/refs", new { @ref = name, sha = sha ?? main }, Cancel);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal(message, await response.Message());
    }

    [Fact]
    public async Task A_reference_that_is_not_there_or_is_the_default_is_not_deleted()
    {
        await using var driver = await SandboxDriver.Start();

        using var missing = await driver.Person().DeleteAsync("repos/octo/demo/git/refs/heads/nothing", Cancel);
        using var main = await driver.Person().DeleteAsync("repos/octo/demo/git/refs/heads/main", Cancel);

        Assert.Equal("Reference does not exist", await missing.Message());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, main.StatusCode);
    }

    [Fact]
    public async Task Files_and_folders_are_read()
    {
        await using var driver = await SandboxDriver.Start();
        var content = driver.Octokit().Repository.Content;

        var file = await content.GetAllContentsByRef("octo", "demo", "src/greeting.sh", "feature/greeting");
        var root = await content.GetAllContents("octo", "demo");
        var folder = await content.GetAllContents("octo", "demo", "tests");

        Assert.Contains("part_of_day", Encoding.UTF8.GetString(Convert.FromBase64String(file[0].EncodedContent)), StringComparison.Ordinal);
        Assert.Equal(["README.md", "src", "tests"], root.Select(entry => entry.Name));
        Assert.Equal(["tests/greet_test.sh", "tests/run.sh"], folder.Select(entry => entry.Path));
        using var escape = await driver.Person().GetAsync("repos/octo/demo/contents/%2E%2E%2Fconfig", Cancel);
        Assert.Equal(HttpStatusCode.NotFound, escape.StatusCode);
    }

    [Fact]
    public async Task Both_names_of_this_machine_are_the_same_GitHub()
    {
        await using var driver = await SandboxDriver.Start();
        var port = driver.Sandbox.BaseUrl.Port;
        using var client = new HttpClient();

        var byName = await client.GetStringAsync($"http://localhost:{port}/api/v3/repos/octo/demo", Cancel);
        var byAddress = await client.GetStringAsync($"http://127.0.0.1:{port}/api/v3/repos/octo/demo", Cancel);
        using var foreign = new HttpRequestMessage(HttpMethod.Get, driver.Sandbox.BaseUrl) { Headers = { Host = "attacker.example" } };
        using var refused = await client.SendAsync(foreign, Cancel);

        Assert.Equal(byName, byAddress);
        Assert.Contains($"http://localhost:{port}/octo/demo.git", byName, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }
}
