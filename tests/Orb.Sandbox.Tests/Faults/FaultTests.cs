using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Orb.Sandbox.Faults;
using Orb.Sandbox.Tests.Driving;

namespace Orb.Sandbox.Tests.Faults;

public sealed class FaultTests
{
    private static readonly object Proposal = new { title = "x", head = "feature/greeting", @base = "main" };

    private static CancellationToken Cancel => SandboxDriver.Cancel;

    [Fact]
    public async Task A_status_is_answered_for_the_next_calls_and_nothing_is_done()
    {
        await using var driver = await SandboxDriver.Start();
        driver.Sandbox.Faults.Answer("pulls.create", 502, times: 2);

        using var first = await Create(driver);
        using var second = await Create(driver);
        using var third = await Create(driver);

        Assert.Equal(
            [HttpStatusCode.BadGateway, HttpStatusCode.BadGateway, HttpStatusCode.Created],
            [first.StatusCode, second.StatusCode, third.StatusCode]);
        Assert.Equal(1, (await third.Json()).GetProperty("number").GetInt32());
        Assert.Equal([false, false, true], driver.Sandbox.Journal.Of("pulls.create").Select(entry => entry.Effect));
    }

    [Fact]
    public async Task A_status_may_have_its_own_body_and_headers()
    {
        await using var driver = await SandboxDriver.Start();
        await Put(driver, """
            {"faults":[{"operation":"GET /api/v3/repos/*/*/pulls","kind":"status","status":429,"body":{"message":"secondary rate limit"},"headers":{"Retry-After":"60"}}]}
            """);

        using var limited = await driver.Person().GetAsync("repos/octo/demo/pulls", Cancel);
        using var other = await driver.Person().GetAsync("repos/octo/demo/labels", Cancel);

        Assert.Equal(HttpStatusCode.TooManyRequests, limited.StatusCode);
        Assert.Equal("secondary rate limit", await limited.Message());
        Assert.Equal(TimeSpan.FromSeconds(60), limited.Headers.RetryAfter!.Delta);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task A_reset_breaks_the_connection_before_anything_is_done()
    {
        await using var driver = await SandboxDriver.Start();
        driver.Sandbox.Faults.Break("pulls.create", FaultKind.Reset);

        await Assert.ThrowsAsync<HttpRequestException>(() => Create(driver));

        Assert.Empty((await Pulls(driver)).EnumerateArray());
        Assert.Equal((null, false, FaultKind.Reset), Last(driver, "pulls.create"));
    }

    [Fact]
    public async Task An_answer_is_lost_after_the_effect()
    {
        await using var driver = await SandboxDriver.Start();
        driver.Sandbox.Faults.Break("pulls.create", FaultKind.AnswerLost);

        await Assert.ThrowsAsync<HttpRequestException>(() => Create(driver));

        Assert.Single((await Pulls(driver)).EnumerateArray());
        Assert.Equal((null, true, FaultKind.AnswerLost), Last(driver, "pulls.create"));
    }

    [Fact]
    public async Task A_push_takes_effect_and_its_answer_is_lost()
    {
        await using var driver = await SandboxDriver.Start();
        var clone = await driver.Clone();
        var sha = await clone.Commit("work", "a.txt", "a");
        driver.Sandbox.Faults.Break("git.http.push", FaultKind.AnswerLost);

        var push = await clone.Git("push", "--quiet", "origin", "work");

        Assert.NotEqual(0, push.Code);
        Assert.Equal(sha, (await driver.Octokit().Repository.Branch.Get("octo", "demo", "work")).Commit.Sha);
    }

    [Fact]
    public async Task An_answer_is_cut_off_in_the_middle()
    {
        await using var driver = await SandboxDriver.Start();
        driver.Sandbox.Faults.Break("pulls.list", FaultKind.Truncated);
        using var plain = new HttpClient();

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => plain.GetStringAsync(new Uri(driver.Sandbox.ApiUrl, "repos/octo/demo/pulls"), Cancel));
    }

    [Fact]
    public async Task A_call_is_delayed_and_then_answered()
    {
        await using var driver = await SandboxDriver.Start();
        driver.Sandbox.Faults.Delay("repos.get", TimeSpan.FromMilliseconds(300));
        var started = Stopwatch.GetTimestamp();

        using var response = await driver.Person().GetAsync("repos/octo/demo", Cancel);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(Stopwatch.GetElapsedTime(started) >= TimeSpan.FromMilliseconds(300));
    }

    [Fact]
    public async Task A_call_that_hangs_ends_when_the_sandbox_stops()
    {
        var driver = await SandboxDriver.Start();
        driver.Sandbox.Faults.Break("repos.*", FaultKind.Hang);
        using var client = new HttpClient { BaseAddress = driver.Sandbox.ApiUrl };

        var hanging = client.GetAsync("repos/octo/demo", Cancel);
        while (driver.Sandbox.Faults.All[0].Used == 0)
        {
            await Task.Yield();
        }

        Assert.False(hanging.IsCompleted);
        await driver.DisposeAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => hanging);
    }

    [Theory]
    [InlineData("""{"faults":[{"operation":"pulls.nothing","kind":"reset"}]}""", "faults[0]: there is no operation pulls.nothing.")]
    [InlineData("""{"faults":[{"operation":"pulls.create","kind":"status"}]}""", "faults[0]: status must be from 100 to 599.")]
    [InlineData("""{"faults":[{"operation":"pulls.create","kind":"reset","status":500}]}""", "faults[0]: status belongs to kind status only.")]
    [InlineData("""{"faults":[{"operation":"pulls.create","kind":"delay"}]}""", "faults[0]: milliseconds must be from 1 to 600000.")]
    [InlineData("""{"faults":[{"operation":"pulls.create","kind":"reset","times":0}]}""", "faults[0]: times must be from 1 to 1000000.")]
    [InlineData("""{"faults":[{"operation":"pulls.create","kind":"lost"}]}""", "faults[0]: only a webhook can be lost, doubled or badly signed.")]
    [InlineData("""{"faults":[{"operation":"webhooks","kind":"reset"}]}""", "faults[0]: a webhook can be delayed, lost, doubled or badly signed.")]
    [InlineData("""{"faults":[{"operation":"pulls.create","kind":"explode"}]}""", "The body is not a list of faults")]
    [InlineData("""{"faults":[{"operation":"pulls.create","kind":"reset","colour":1}]}""", "The body is not a list of faults")]
    [InlineData("""{"faults":[{"kind":"reset"}]}""", "The body is not a list of faults")]
    [InlineData("""{"faults":[{"operation":null,"kind":"reset"}]}""", "The body is not a list of faults")]
    [InlineData("""{"faults":[null]}""", "The body is not a list of faults")]
    [InlineData("{}", "The body is not a list of faults")]
    [InlineData("null", "The body is not a list of faults")]
    [InlineData("", "The body is not a list of faults")]
    public async Task A_switch_that_makes_no_sense_is_refused(string body, string message)
    {
        await using var driver = await SandboxDriver.Start();

        using var response = await Put(driver, body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.StartsWith(message, await response.Message(), StringComparison.Ordinal);
        Assert.Empty(driver.Sandbox.Faults.All);
    }

    [Fact]
    public async Task Switches_are_shown_and_put_back()
    {
        await using var driver = await SandboxDriver.Start();
        var address = new Uri(driver.Sandbox.BaseUrl, "_sandbox/faults");
        await Put(driver, """{"faults":[{"operation":"git.*","kind":"reset","times":3}]}""");

        var shown = await driver.Http().GetFromJsonAsync<JsonElement>(address, Cancel);
        await driver.Http().DeleteAsync(address, Cancel);

        Assert.Equal("""{"faults":[{"operation":"git.*","kind":"reset","times":3,"used":0}]}""", shown.GetRawText());
        Assert.Empty(driver.Sandbox.Faults.All);
        Assert.Throws<ArgumentException>(() => driver.Sandbox.Faults.Answer("nothing", 500));
    }

    [Fact]
    public async Task The_journal_tells_who_asked_what()
    {
        await using var driver = await SandboxDriver.Start();
        var address = new Uri(driver.Sandbox.BaseUrl, "_sandbox/journal");
        var token = await driver.InstallationToken();
        await driver.Http().DeleteAsync(address, Cancel);

        using var response = await driver.Http(token).GetAsync("repos/octo/demo/pulls?state=all", Cancel);
        var journal = await driver.Http().GetFromJsonAsync<JsonElement>(address, Cancel);

        var entry = Assert.Single(journal.GetProperty("entries").EnumerateArray());
        Assert.Equal("/api/v3/repos/octo/demo/pulls?state=all", entry.GetProperty("path").GetString());
        Assert.Equal("pulls.list", entry.GetProperty("operation").GetString());
        Assert.Equal(2001, entry.GetProperty("installation").GetInt64());
        Assert.Equal(200, entry.GetProperty("status").GetInt32());
        Assert.DoesNotContain(token, journal.GetRawText(), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> Create(SandboxDriver driver) =>
        driver.Person().PostAsJsonAsync("repos/octo/demo/pulls", Proposal, Cancel);

    private static async Task<JsonElement> Pulls(SandboxDriver driver) =>
        await driver.Person().GetFromJsonAsync<JsonElement>("repos/octo/demo/pulls?state=all", Cancel);

    private static (int? Status, bool Effect, FaultKind? Fault) Last(SandboxDriver driver, string operation)
    {
        var entry = driver.Sandbox.Journal.Of(operation)[^1];
        return (entry.Status, entry.Effect, entry.Fault);
    }

    private static async Task<HttpResponseMessage> Put(SandboxDriver driver, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await driver.Http().PutAsync(new Uri(driver.Sandbox.BaseUrl, "_sandbox/faults"), content, Cancel);
    }
}
