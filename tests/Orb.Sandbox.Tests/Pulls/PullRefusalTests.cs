using System.Net;
using System.Net.Http.Json;
using System.Text;
using Orb.Sandbox.Tests.Driving;

namespace Orb.Sandbox.Tests.Pulls;

public sealed class PullRefusalTests
{
    private static CancellationToken Cancel => SandboxDriver.Cancel;

    [Fact]
    public async Task A_second_from_the_same_head_into_the_same_base_is_refused()
    {
        await using var driver = await SandboxDriver.Start();
        await driver.OpenPull();

        using var second = await Create(driver, new { title = "x", head = "octo:feature/greeting", @base = "main" });

        Assert.Equal("code=custom, message=A pull request already exists for octo:feature/greeting., resource=PullRequest", await second.Errors());
        Assert.Equal("Validation Failed", await second.Message());
    }

    [Fact]
    public async Task Nothing_to_pull_is_refused()
    {
        await using var driver = await SandboxDriver.Start();

        using var response = await Create(driver, new { title = "x", head = "main", @base = "feature/greeting" });

        Assert.Equal("code=custom, message=No commits between feature/greeting and main, resource=PullRequest", await response.Errors());
    }

    [Theory]
    [InlineData("nothing", "main", "code=invalid, field=head, resource=PullRequest")]
    [InlineData("feature/greeting", "nothing", "code=invalid, field=base, resource=PullRequest")]
    [InlineData("a..b", "--all", "code=invalid, field=head, resource=PullRequest | code=invalid, field=base, resource=PullRequest")]
    public async Task A_branch_that_does_not_exist_is_named(string head, string target, string errors)
    {
        await using var driver = await SandboxDriver.Start();

        using var response = await Create(driver, new { title = "x", head, @base = target });

        Assert.Equal(errors, await response.Errors());
    }

    [Fact]
    public async Task A_title_or_body_that_is_too_long_is_refused()
    {
        await using var driver = await SandboxDriver.Start();

        using var body = await Create(driver, new { title = "x", body = new string('b', 65_537), head = "feature/greeting", @base = "main" });
        using var title = await Create(driver, new { title = new string('t', 257), head = "feature/greeting", @base = "main" });
        using var blank = await Create(driver, new { title = " ", head = "feature/greeting", @base = "main" });
        using var longest = await Create(driver, new { title = "x", body = new string('b', 65_536), head = "feature/greeting", @base = "main" });

        Assert.Equal("code=custom, field=body, message=body is too long (maximum is 65536 characters), resource=Issue", await body.Errors());
        Assert.Equal("code=custom, field=title, message=title is too long (maximum is 256 characters), resource=Issue", await title.Errors());
        Assert.Equal("code=missing_field, field=title, resource=Issue", await blank.Errors());
        Assert.Equal(HttpStatusCode.Created, longest.StatusCode);
    }

    [Fact]
    public async Task A_draft_is_refused_where_there_are_none()
    {
        await using var driver = await SandboxDriver.Start();
        await driver.Sandbox.SetDraftsSupportedAsync("octo", "demo", supported: false, Cancel);

        using var draft = await Create(driver, new { title = "x", head = "feature/greeting", @base = "main", draft = true });
        using var open = await Create(driver, new { title = "x", head = "feature/greeting", @base = "main" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, draft.StatusCode);
        Assert.Equal("Draft pull requests are not supported in this repository.", await draft.Message());
        Assert.False((await draft.Json()).TryGetProperty("errors", out _));
        Assert.Equal(HttpStatusCode.Created, open.StatusCode);
    }

    [Fact]
    public async Task Branches_without_a_common_past_are_refused()
    {
        await using var driver = await SandboxDriver.Start();
        var clone = await driver.Clone();
        await clone.Must("checkout", "--quiet", "--orphan", "stranger");
        await clone.Push("stranger", "alone.txt", "alone");

        using var response = await Create(driver, new { title = "x", head = "stranger", @base = "main" });

        Assert.Equal("The stranger branch has no history in common with main", await response.Message());
    }

    [Theory]
    [InlineData("{", HttpStatusCode.BadRequest, "Problems parsing JSON")]
    [InlineData("3", HttpStatusCode.BadRequest, "Body should be a JSON object")]
    [InlineData("", HttpStatusCode.UnprocessableEntity, "Invalid request.\n\n\"title\", \"head\", \"base\" weren't supplied.")]
    [InlineData("""{"title":"t","head":"h"}""", HttpStatusCode.UnprocessableEntity, "Invalid request.\n\n\"base\" wasn't supplied.")]
    [InlineData("""{"title":7,"head":"h","base":"b"}""", HttpStatusCode.UnprocessableEntity, "Invalid request.\n\nFor 'properties/title', 7 is not a string.")]
    [InlineData("""{"title":"t","head":"h","base":"b","draft":"no"}""", HttpStatusCode.UnprocessableEntity, "Invalid request.\n\nFor 'properties/draft', \"no\" is not a boolean.")]
    public async Task A_body_that_is_no_request_is_refused_in_GitHubs_words(string body, HttpStatusCode status, string message)
    {
        await using var driver = await SandboxDriver.Start();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        using var response = await driver.Person().PostAsync("repos/octo/demo/pulls", content, Cancel);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(message, await response.Message());
    }

    private static Task<HttpResponseMessage> Create(SandboxDriver driver, object request) =>
        driver.Person().PostAsJsonAsync("repos/octo/demo/pulls", request, Cancel);
}
