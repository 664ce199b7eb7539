using System.Net;
using Orb.Api.Tests.Console.Doubles;

namespace Orb.Api.Tests.Console.Pages;

/// <summary>Signing in and out of the console.</summary>
public sealed class SignInPageTests
{
    [Fact]
    public async Task Without_a_session_a_page_leads_to_the_sign_in_page_and_back()
    {
        await using var host = await ConsoleHost.Start();
        using var browser = host.Open();
        var answer = await browser.Get("/projects?status=waiting");
        Assert.Equal(HttpStatusCode.Found, answer.Status);
        var signIn = await browser.Get(answer.Location!);
        var signedIn = await browser.Submit(signIn, "/sign-in", new() { ["name"] = "ada" });
        Assert.Equal("/projects?status=waiting", signedIn.Location);
        Assert.Equal("Projects", (await browser.Get(signedIn.Location!)).Heading);
    }

    [Fact]
    public async Task A_script_without_a_session_is_told_so()
    {
        await using var host = await ConsoleHost.Start();
        using var browser = host.Open();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/projects", UriKind.Relative));
        request.Headers.Add("Sec-Fetch-Dest", "empty");
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.Raw(request)).Status);
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        await using var host = await ConsoleHost.Start();
        using var browser = await host.SignedIn("ada");
        await browser.Submit(await browser.Get("/projects"), "/sign-out");
        Assert.Equal(HttpStatusCode.Found, (await browser.Get("/projects")).Status);
    }

    [Fact]
    public async Task Outside_development_a_name_is_not_enough()
    {
        await using var host = await ConsoleHost.Start("Production", new() { ["Orb:Console:SignInProvider"] = "OpenID Connect at https://id.example" });
        using var browser = host.Open();
        var page = await browser.Get("/sign-in");
        Assert.Contains("OpenID Connect at https://id.example", page.Text, StringComparison.Ordinal);
        Assert.False(page.HasForm("/sign-in"));
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Post("/sign-in", [KeyValuePair.Create("name", "ada")])).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ada lovelace")]
    [InlineData("<b>")]
    public async Task A_name_that_cannot_be_one_is_refused_and_kept_in_the_form(string name)
    {
        await using var host = await ConsoleHost.Start();
        using var browser = host.Open();
        var answer = await browser.Submit(await browser.Get("/sign-in"), "/sign-in", new() { ["name"] = name });
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(name, answer.Document.QuerySelector("#name")!.GetAttribute("value"));
    }
}
