using System.Net;
using Octokit;
using Orb.Sandbox.Tests.Driving;

namespace Orb.Sandbox.Tests.Pages;

public sealed class PageTests
{
    private static CancellationToken Cancel => SandboxDriver.Cancel;

    [Theory]
    [InlineData("")]
    [InlineData("octo/demo")]
    [InlineData("octo/demo/pull/1")]
    [InlineData("octo/nothing")]
    [InlineData("octo/demo/pull/77")]
    public async Task Every_page_says_what_it_is(string path)
    {
        await using var driver = await SandboxDriver.Start();
        await driver.OpenPull();

        using var response = await driver.Http().GetAsync(new Uri(driver.Sandbox.BaseUrl, path), Cancel);

        Assert.Contains("Orb sandbox", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_others_wrote_is_shown_as_text()
    {
        await using var driver = await SandboxDriver.Start();
        await driver.Octokit().PullRequest.Create("octo", "demo", new NewPullRequest("<b>bold</b>", "feature/greeting", "main") { Body = "<script>alert(1)</script>\n\"quoted\"" });

        var page = await driver.Http().GetStringAsync(new Uri(driver.Sandbox.BaseUrl, "octo/demo/pull/1"), Cancel);

        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;\n", page, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;bold", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        Assert.Contains("2 commits", page, StringComparison.Ordinal);
        Assert.Contains("tests/part_of_day_test.sh", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_merge_button_merges()
    {
        await using var driver = await SandboxDriver.Start();
        await driver.OpenPull();

        using var pressed = await Press(driver, "merge");

        Assert.Equal(HttpStatusCode.SeeOther, pressed.StatusCode);
        Assert.True((await driver.Octokit().PullRequest.Get("octo", "demo", 1)).Merged);
        Assert.Contains("merged", await driver.Http().GetStringAsync(new Uri(driver.Sandbox.BaseUrl, pressed.Headers.Location!), Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_close_button_closes_and_the_reopen_button_reopens()
    {
        await using var driver = await SandboxDriver.Start();
        await driver.OpenPull();

        using var closed = await Press(driver, "close");
        var afterClose = await driver.Octokit().PullRequest.Get("octo", "demo", 1);
        using var reopened = await Press(driver, "reopen");
        var afterReopen = await driver.Octokit().PullRequest.Get("octo", "demo", 1);

        Assert.Equal(("closed", false), (afterClose.State.StringValue, afterClose.Merged));
        Assert.Equal("open", afterReopen.State.StringValue);
    }

    [Fact]
    public async Task A_conflict_offers_no_merge_and_refuses_one()
    {
        await using var driver = await SandboxDriver.Start();
        await driver.OpenPull();
        await (await driver.Clone()).Push("main", "README.md", "Quite another text\n");

        var page = await driver.Http().GetStringAsync(new Uri(driver.Sandbox.BaseUrl, "octo/demo/pull/1"), Cancel);
        using var pressed = await Press(driver, "merge");

        Assert.DoesNotContain("Merge pull request", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, pressed.StatusCode);
        Assert.Contains("Pull Request is not mergeable", await pressed.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Origin", "http://elsewhere.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task A_form_of_another_site_is_refused(string header, string value)
    {
        await using var driver = await SandboxDriver.Start();
        await driver.OpenPull();

        using var pressed = await Press(driver, "merge", (header, value));

        Assert.Equal(HttpStatusCode.Forbidden, pressed.StatusCode);
        Assert.False((await driver.Octokit().PullRequest.Get("octo", "demo", 1)).Merged);
    }

    [Fact]
    public async Task A_form_of_its_own_is_taken_from_a_browser()
    {
        await using var driver = await SandboxDriver.Start();
        await driver.OpenPull();

        using var pressed = await Press(driver, "close", ("Origin", driver.Sandbox.BaseUrl.GetLeftPart(UriPartial.Authority)), ("Sec-Fetch-Site", "same-origin"));

        Assert.Equal(HttpStatusCode.SeeOther, pressed.StatusCode);
    }

    private static async Task<HttpResponseMessage> Press(SandboxDriver driver, string button, params (string Name, string Value)[] headers)
    {
        using var form = new HttpRequestMessage(HttpMethod.Post, new Uri(driver.Sandbox.BaseUrl, $"octo/demo/pull/1/{button}"));
        form.Content = new FormUrlEncodedContent([]);
        foreach (var (name, value) in headers)
        {
            form.Headers.TryAddWithoutValidation(name, value);
        }

        return await driver.Http().SendAsync(form, Cancel);
    }
}
