using Orb.Api.Console.SignIn;

namespace Orb.Api.Tests.Console.Words;

public sealed class ReturnPathTests
{
    [Theory]
    [InlineData("/projects?status=waiting", "/projects?status=waiting")]
    [InlineData("/", "/")]
    [InlineData(null, "/")]
    [InlineData("", "/")]
    [InlineData("projects", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("/\t/evil.example", "/")]
    public void Signing_in_leads_to_a_path_of_this_console(string? wanted, string path) => Assert.Equal(path, ReturnPath.Of(wanted));
}
