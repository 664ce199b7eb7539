using Orb.Api.Tests.Doubles;

namespace Orb.Api.Tests.Security;

public sealed class BrowserTests : ApiTests
{
    protected override (string Setting, string Value)[] Settings => [("Orb:Cors:Origins:0", "https://friend.example")];

    [Theory]
    [InlineData("/api/v1/nothing")]
    [InlineData("/health/live")]
    [InlineData("/some-page")]
    public async Task Every_answer_tells_the_browser_what_it_may_do(string path)
    {
        using var answer = await Get(Api.Anonymous, path);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("https://friend.example", true)]
    [InlineData("https://friend.example.evil.example", false)]
    [InlineData("http://friend.example", false)]
    public async Task Only_configured_origins_may_read(string origin, bool may)
    {
        Api.Grains.SayYes();
        using var answer = await Get(Api.As("ann"), "/api/v1/projects", ("Origin", origin));
        Assert.Equal(may, answer.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
    }
}
