using System.Net;
using Orb.Api.Tests.Doubles;

namespace Orb.Api.Tests.Security;

public sealed class SessionTests : ApiTests
{
    private const string Projects = "/api/v1/projects";

    [Fact]
    public async Task A_session_is_a_cookie_that_no_script_reads_and_no_other_site_sends()
    {
        using var answer = await Api.Anonymous.PostAsync(new Uri("/sign-in/ann", UriKind.Relative), null, Cancel);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        Assert.StartsWith("orb.session=", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_session_may_look()
    {
        Api.Grains.SayYes();
        using var answer = await Get(Api.Anonymous, Projects, ("Cookie", await Api.Session("ann")));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "same-origin", true)]
    [InlineData("Sec-Fetch-Site", "same-site", false)]
    [InlineData("Sec-Fetch-Site", "cross-site", false)]
    [InlineData("Sec-Fetch-Site", "none", false)]
    [InlineData("Origin", "{own}", true)]
    [InlineData("Origin", "http://127.0.0.1:1", false)]
    [InlineData("Origin", "null", false)]
    [InlineData("X-Nothing", "at all", false)]
    public async Task A_session_acts_from_its_own_pages_only(string header, string value, bool may)
    {
        Api.Grains.SayYes();
        value = value.Replace("{own}", Api.Address.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal);
        var answer = await Post(Api.Anonymous, Projects, Samples.NewProject, ("Cookie", await Api.Session("ann")), (header, value));
        if (may)
        {
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        }
        else
        {
            await IsProblem(answer, 403, "crossSiteRequest");
            Assert.Empty(Api.Grains.Calls);
        }
    }

    [Fact]
    public async Task A_token_acts_from_anywhere()
    {
        Api.Grains.SayYes();
        var answer = await Post(Api.As("ann"), Projects, Samples.NewProject, ("Sec-Fetch-Site", "cross-site"));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    [Fact]
    public async Task A_forged_session_is_none()
    {
        await IsProblem(await Get(Api.Anonymous, Projects, ("Cookie", "orb.session=forged")), 401, "unauthenticated");
    }
}
