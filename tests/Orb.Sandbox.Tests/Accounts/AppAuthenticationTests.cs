using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using Orb.Sandbox.Tests.Driving;

namespace Orb.Sandbox.Tests.Accounts;

public sealed class AppAuthenticationTests
{
    private static CancellationToken Cancel => SandboxDriver.Cancel;

    [Fact]
    public async Task An_app_proves_itself_by_a_signed_token()
    {
        await using var driver = await SandboxDriver.Start();

        var app = await driver.Octokit(driver.AppToken()).GitHubApps.GetCurrent();

        Assert.Equal(driver.Sandbox.AppId, app.Id);
        Assert.Equal("orb-sandbox", app.Slug);
    }

    [Theory]
    [InlineData(11, 1, "'Expiration time' claim ('exp') is too far in the future")]
    [InlineData(-1, 5, "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires")]
    [InlineData(5, -2, "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued")]
    public async Task An_app_token_outside_its_time_is_refused_in_GitHubs_words(int life, int age, string message)
    {
        await using var driver = await SandboxDriver.Start();

        using var response = await driver.Http(driver.AppToken(TimeSpan.FromMinutes(life), TimeSpan.FromMinutes(age))).GetAsync("app", Cancel);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(message, await response.Message());
    }

    [Fact]
    public async Task An_app_token_that_is_not_the_apps_own_is_refused()
    {
        await using var driver = await SandboxDriver.Start();
        using var foreign = RSA.Create(2048);
        string[] forged = [driver.AppToken(key: foreign), driver.AppToken(algorithm: "none"), "eyJ.eyJ.sig", "eyJhbGciOiJSUzI1NiJ9.bnVsbA.AA"];

        foreach (var token in forged)
        {
            using var response = await driver.Http(token).GetAsync("app", Cancel);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            Assert.Equal("A JSON web token could not be decoded", await response.Message());
        }

        using var unknown = await driver.Http(driver.AppToken(issuer: 42)).GetAsync("app", Cancel);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task An_installation_token_is_good_for_an_hour()
    {
        await using var driver = await SandboxDriver.Start();
        var token = await driver.InstallationToken();
        var client = driver.Http(token);

        driver.Clock.Advance(TimeSpan.FromMinutes(59));
        using var within = await client.GetAsync("repos/octo/demo", Cancel);
        driver.Clock.Advance(TimeSpan.FromMinutes(2));
        using var after = await client.GetAsync("repos/octo/demo", Cancel);

        Assert.Equal(HttpStatusCode.OK, within.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
        Assert.Equal("Bad credentials", await after.Message());
    }

    [Fact]
    public async Task An_installation_token_that_was_given_back_is_worthless()
    {
        await using var driver = await SandboxDriver.Start();
        var client = driver.Http(await driver.InstallationToken());

        using var revoked = await client.DeleteAsync("installation/token", Cancel);
        using var after = await client.GetAsync("repos/octo/demo", Cancel);

        Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
    }

    [Fact]
    public async Task A_token_without_the_permission_may_read_but_not_write()
    {
        await using var driver = await SandboxDriver.Start();
        var client = driver.Http(await driver.InstallationToken(new { permissions = new { contents = "read" } }));

        using var read = await client.GetAsync("repos/octo/demo/pulls", Cancel);
        using var write = await client.PostAsJsonAsync("repos/octo/demo/pulls", new { title = "x", head = "feature/greeting", @base = "main" }, Cancel);

        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, write.StatusCode);
        Assert.Equal("Resource not accessible by integration", await write.Message());
    }

    [Fact]
    public async Task A_token_for_one_repository_does_not_see_another_private_one()
    {
        await using var driver = await SandboxDriver.Start();
        await driver.Sandbox.CreateRepositoryAsync("octo", "secret", isPrivate: true, Cancel);
        var narrow = driver.Http(await driver.InstallationToken(new { repositories = new[] { "demo" } }));
        var wide = driver.Http(await driver.InstallationToken());

        using var unseen = await narrow.GetAsync("repos/octo/secret", Cancel);
        using var seen = await wide.GetAsync("repos/octo/secret", Cancel);
        using var anonymous = await driver.Http().GetAsync("repos/octo/secret", Cancel);

        Assert.Equal(HttpStatusCode.NotFound, unseen.StatusCode);
        Assert.Equal("Not Found", await unseen.Message());
        Assert.Equal(HttpStatusCode.OK, seen.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, anonymous.StatusCode);
    }

    [Fact]
    public async Task A_token_cannot_have_more_than_the_app()
    {
        await using var driver = await SandboxDriver.Start();
        var app = driver.App();

        using var permission = await app.PostAsJsonAsync("app/installations/2001/access_tokens", new { permissions = new { administration = "write" } }, Cancel);
        using var repository = await app.PostAsJsonAsync("app/installations/2001/access_tokens", new { repositories = new[] { "nothing" } }, Cancel);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, permission.StatusCode);
        Assert.Equal("The permissions requested are not granted to this installation.", await permission.Message());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, repository.StatusCode);
        Assert.Equal(
            "There is at least one repository that does not exist or is not accessible to the parent installation.",
            await repository.Message());
    }

    [Fact]
    public async Task A_wrong_token_is_refused_even_where_none_is_needed()
    {
        await using var driver = await SandboxDriver.Start();

        using var wrong = await driver.Http("ghp_wrong").GetAsync("repos/octo/demo", Cancel);
        using var anonymous = await driver.Http().GetAsync("repos/octo/demo", Cancel);
        using var write = await driver.Http().PostAsJsonAsync("repos/octo/demo/pulls", new { }, Cancel);

        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        Assert.Equal("Bad credentials", await wrong.Message());
        Assert.Equal(HttpStatusCode.OK, anonymous.StatusCode);
        Assert.Equal("Requires authentication", await write.Message());
    }

    [Fact]
    public async Task An_allowance_that_is_used_up_comes_back_after_an_hour()
    {
        await using var driver = await SandboxDriver.Start(requestsPerHour: 3);
        var client = driver.Person();
        for (var i = 0; i < 3; i++)
        {
            using var fine = await client.GetAsync("repos/octo/demo", Cancel);
            Assert.Equal($"{2 - i}", fine.Headers.GetValues("x-ratelimit-remaining").Single());
        }

        using var over = await client.GetAsync("repos/octo/demo", Cancel);
        driver.Clock.Advance(TimeSpan.FromHours(1));
        using var again = await client.GetAsync("repos/octo/demo", Cancel);

        Assert.Equal(HttpStatusCode.Forbidden, over.StatusCode);
        Assert.StartsWith("API rate limit exceeded for user ID", await over.Message(), StringComparison.Ordinal);
        Assert.Equal("0", over.Headers.GetValues("x-ratelimit-remaining").Single());
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }
}
