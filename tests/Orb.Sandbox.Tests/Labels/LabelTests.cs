using System.Net;
using System.Net.Http.Json;
using Octokit;
using Orb.Sandbox.Tests.Driving;

namespace Orb.Sandbox.Tests.Labels;

public sealed class LabelTests
{
    private static CancellationToken Cancel => SandboxDriver.Cancel;

    [Fact]
    public async Task A_pull_request_is_labelled_and_unlabelled()
    {
        await using var driver = await SandboxDriver.Start();
        var pull = await driver.OpenPull();
        var labels = driver.Octokit(await driver.InstallationToken()).Issue.Labels;

        await labels.Create("octo", "demo", new NewLabel("feature", "00ff00") { Description = "New things" });
        await labels.Create("octo", "demo", new NewLabel("docs", "0000ff") { Description = "Words" });
        var added = await labels.AddToIssue("octo", "demo", pull.Number, ["feature", "Docs"]);
        var removed = await labels.RemoveFromIssue("octo", "demo", pull.Number, "feature");
        var replaced = await labels.ReplaceAllForIssue("octo", "demo", pull.Number, ["feature"]);
        await labels.RemoveAllFromIssue("octo", "demo", pull.Number);

        Assert.Equal(["feature", "docs"], added.Select(label => label.Name));
        Assert.Equal(["docs"], removed.Select(label => label.Name));
        Assert.Equal(["feature"], replaced.Select(label => label.Name));
        Assert.Empty(await labels.GetAllForIssue("octo", "demo", pull.Number));
        Assert.Equal(["feature", "docs"], (await labels.GetAllForRepository("octo", "demo")).Select(label => label.Name));
    }

    [Fact]
    public async Task A_label_that_the_repository_lacks_is_made()
    {
        await using var driver = await SandboxDriver.Start();
        await driver.OpenPull();

        using var added = await driver.Person().PostAsJsonAsync("repos/octo/demo/issues/1/labels", new { labels = new[] { "new one" } }, Cancel);
        using var label = await driver.Person().GetAsync("repos/octo/demo/labels/new%20one", Cancel);

        Assert.Equal(HttpStatusCode.OK, added.StatusCode);
        Assert.Equal("ededed", (await label.Json()).GetProperty("color").GetString());
    }

    [Fact]
    public async Task A_label_that_exists_or_is_malformed_is_refused()
    {
        await using var driver = await SandboxDriver.Start();
        var client = driver.Person();
        using var first = await client.PostAsJsonAsync("repos/octo/demo/labels", new { name = "bug", color = "f29513" }, Cancel);

        using var again = await client.PostAsJsonAsync("repos/octo/demo/labels", new { name = "Bug", color = "f29513" }, Cancel);
        using var color = await client.PostAsJsonAsync("repos/octo/demo/labels", new { name = "x", color = "#fff" }, Cancel);
        using var missing = await client.GetAsync("repos/octo/demo/labels/nothing", Cancel);
        using var absent = await client.DeleteAsync("repos/octo/demo/issues/9/labels/bug", Cancel);

        Assert.Equal("code=already_exists, field=name, resource=Label", await again.Errors());
        Assert.Equal("code=invalid, field=color, resource=Label", await color.Errors());
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, absent.StatusCode);
    }

    [Fact]
    public async Task A_comment_is_kept_in_the_conversation()
    {
        await using var driver = await SandboxDriver.Start();
        var pull = await driver.OpenPull();
        var comments = driver.Octokit().Issue.Comment;

        var made = await comments.Create("octo", "demo", pull.Number, "Looks good");
        using var blank = await driver.Person().PostAsJsonAsync("repos/octo/demo/issues/1/comments", new { body = "" }, Cancel);
        using var nowhere = await driver.Person().PostAsJsonAsync("repos/octo/demo/issues/9/comments", new { body = "x" }, Cancel);

        Assert.Equal(made.Id, Assert.Single(await comments.GetAllForIssue("octo", "demo", pull.Number)).Id);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, blank.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, nowhere.StatusCode);
    }
}
