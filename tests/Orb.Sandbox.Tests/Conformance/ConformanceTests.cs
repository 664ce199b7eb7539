using System.Net.Http.Json;
using Orb.Sandbox.Tests.Driving;

namespace Orb.Sandbox.Tests.Conformance;

public sealed class ConformanceTests
{
    private const string Repository = "repos/octo/demo";

    private static CancellationToken Cancel => SandboxDriver.Cancel;

    [Fact]
    public async Task Every_operation_answers_as_GitHub_describes_it()
    {
        var description = await GitHubDescription.Get();
        Assert.SkipUnless(description.IsPresent, description.WhyMissing);
        await using var driver = await SandboxDriver.Start();
        await CallEverything(driver);

        var called = driver.Sandbox.Journal.Entries.Select(entry => entry.Operation).OfType<string>().ToHashSet();
        var ours = driver.Sandbox.Faults.Operations
            .Where(name => !name.StartsWith("git.http.", StringComparison.Ordinal) && !name.StartsWith("pages.", StringComparison.Ordinal));
        Assert.Empty(ours.Except(called));
        foreach (var entry in driver.Sandbox.Journal.Entries)
        {
            var path = entry.Path["/api/v3".Length..].Split('?')[0];
            Assert.Contains($"{entry.Method} {path} {entry.Status}", DescribedByGitHub.Checked);
        }
    }

    [Fact]
    public async Task A_body_that_GitHub_would_not_send_is_found_out()
    {
        var description = await GitHubDescription.Get();
        Assert.SkipUnless(description.IsPresent, description.WhyMissing);

        var label = await description.Check("GET", "/repos/o/r/labels/x", 200, """{"id":"text","name":"x"}""");
        var reference = await description.Check("GET", "/repos/o/r/git/ref/heads/a/b", 200, """{"ref":"refs/heads/a/b"}""");
        var unknown = await description.Check("GET", "/no/such/path", 200, "{}");

        Assert.NotEmpty(label!);
        Assert.NotEmpty(reference!);
        Assert.Null(unknown);
    }

    private static async Task CallEverything(SandboxDriver driver)
    {
        var app = driver.App();
        var token = await driver.InstallationToken(new { repositories = new[] { "demo" }, permissions = new { contents = "write", pull_requests = "write" } });
        var installation = driver.Http(token);
        string[] asApp = ["app", "app/installations", "app/installations/2001", $"{Repository}/installation"];
        foreach (var path in asApp)
        {
            await Must(app.GetAsync(path, Cancel));
        }

        await Must(installation.GetAsync("installation/repositories", Cancel));
        var person = driver.Person();
        var reference = await (await person.GetAsync($"{Repository}/git/ref/heads/main", Cancel)).Json();
        var main = reference.GetProperty("object").GetProperty("sha").GetString();
        await Must(person.PostAsJsonAsync($"{Repository}/pulls", new { title = "Greet", head = "feature/greeting", @base = "main" }, Cancel));
        await Must(person.PostAsJsonAsync($"{Repository}/labels", new { name = "feature", color = "00ff00", description = "New" }, Cancel));
        await Must(person.PostAsJsonAsync($"{Repository}/issues/1/labels", new { labels = new[] { "feature" } }, Cancel));
        await Must(person.PostAsJsonAsync($"{Repository}/issues/1/comments", new { body = "Seen" }, Cancel));
        await Must(person.PatchAsJsonAsync($"{Repository}/pulls/1", new { title = "Greet all" }, Cancel));
        string[] reads =
        [
            "user", "rate_limit", "meta", Repository, $"{Repository}/branches", $"{Repository}/branches/feature/greeting", $"{Repository}/rules/branches/main",
            $"{Repository}/commits", $"{Repository}/commits/feature/greeting", $"{Repository}/git/commits/{main}",
            $"{Repository}/compare/main...feature/greeting", $"{Repository}/git/ref/heads/main", $"{Repository}/git/matching-refs/heads/",
            $"{Repository}/contents/README.md", $"{Repository}/contents/src", $"{Repository}/pulls", $"{Repository}/pulls/1", $"{Repository}/pulls/1/files",
            $"{Repository}/pulls/1/commits", $"{Repository}/labels", $"{Repository}/labels/feature", $"{Repository}/issues/1/labels",
            $"{Repository}/issues/1/comments",
        ];
        foreach (var path in reads)
        {
            await Must(person.GetAsync(path, Cancel));
        }

        await person.GetAsync($"{Repository}/branches/main/protection", Cancel);
        await Must(person.PutAsJsonAsync($"{Repository}/issues/1/labels", new { labels = new[] { "feature" } }, Cancel));
        await Must(person.DeleteAsync($"{Repository}/issues/1/labels/feature", Cancel));
        await Must(person.DeleteAsync($"{Repository}/issues/1/labels", Cancel));
        await Must(person.PostAsJsonAsync($"{Repository}/git/refs", new { @ref = "refs/heads/side", sha = main }, Cancel));
        await Must(person.PatchAsJsonAsync($"{Repository}/git/refs/heads/side", new { sha = main }, Cancel));
        await Must(person.DeleteAsync($"{Repository}/git/refs/heads/side", Cancel));
        await Must(person.PutAsJsonAsync($"{Repository}/pulls/1/merge", new { }, Cancel));
        await Must(person.GetAsync($"{Repository}/pulls/1/merge", Cancel));
        await Must(person.GetAsync($"{Repository}/pulls/1", Cancel));
        await Must(installation.DeleteAsync("installation/token", Cancel));
    }

    private static async Task Must(Task<HttpResponseMessage> call)
    {
        using var response = await call;
        Assert.True(response.IsSuccessStatusCode, $"{response.RequestMessage!.RequestUri}: {(int)response.StatusCode}");
    }
}
