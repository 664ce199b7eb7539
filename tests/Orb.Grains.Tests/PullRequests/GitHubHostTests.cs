using CsCheck;
using Orb.Grains.PullRequests;

namespace Orb.Grains.Tests.PullRequests;

public sealed class GitHubHostTests
{
    private static readonly GitHubHost GitHub = new(new Uri("https://github.com/"));
    private static readonly GitHubHost Sandbox = new(new Uri("http://localhost:5081/"));

    [Theory]
    [InlineData("octo/demo")]
    [InlineData("Octo/Demo")]
    [InlineData("octo/demo.git")]
    [InlineData("https://github.com/octo/demo")]
    [InlineData("https://github.com/octo/demo/")]
    [InlineData("https://github.com/octo/demo.git")]
    [InlineData("https://github.com:443/octo/demo")]
    [InlineData("HTTPS://GitHub.COM/Octo/Demo.GIT")]
    public void A_repository_has_one_name_however_it_is_written(string text)
    {
        Assert.Null(GitHub.Read(text, "url", out var name));
        Assert.Equal("octo/demo", name!.ToString());
        Assert.Equal("https://github.com/octo/demo", GitHub.PageOf(name));
    }

    [Theory]
    [InlineData("https://gitlab.com/octo/demo")]
    [InlineData("https://github.com.evil.example/octo/demo")]
    [InlineData("https://evil.example@github.com/octo/demo")]
    [InlineData("https://github.com@evil.example/octo/demo")]
    [InlineData("https://user:secret@github.com/octo/demo")]
    [InlineData("https://github.com:8443/octo/demo")]
    [InlineData("http://github.com/octo/demo")]
    [InlineData("https://github.com./octo/demo")]
    [InlineData("https://140.82.121.4/octo/demo")]
    [InlineData("https://[::1]/octo/demo")]
    [InlineData("https://127.0.0.1/octo/demo")]
    [InlineData("https://localhost/octo/demo")]
    [InlineData("https://xn--gthub-n4a.com/octo/demo")]
    [InlineData("https://github.com/octo/demo?x=1")]
    [InlineData("https://github.com/octo/demo#x")]
    [InlineData("ssh://git@github.com/octo/demo")]
    [InlineData("file:///octo/demo")]
    public void Another_host_scheme_port_or_person_is_refused(string text) => Assert.Equal("repositoryHostUnknown", Refusal(GitHub, text));

    [Theory]
    [InlineData("")]
    [InlineData("octo")]
    [InlineData("octo/demo/tree/main")]
    [InlineData("../demo")]
    [InlineData("octo/..")]
    [InlineData("octo/.")]
    [InlineData("octo/.git")]
    [InlineData("octo/...git")]
    [InlineData("-octo/demo")]
    [InlineData("octo/de mo")]
    [InlineData("octo/demo\n")]
    [InlineData("git@github.com:octo/demo.git")]
    [InlineData("https:github.com/octo/demo")]
    [InlineData("https://github.com")]
    [InlineData("https://github.com/octo")]
    [InlineData("https://github.com//octo/demo")]
    [InlineData("https://github.com/octo/demo//")]
    [InlineData("https://github.com/octo/../octo/demo")]
    [InlineData("https://github.com/a/../octo/demo")]
    [InlineData("https://github.com/octo/%2e%2e")]
    [InlineData("https://github.com/octo/demo%2f..")]
    [InlineData("https://github.com\\octo\\demo")]
    [InlineData("https://g\u0456thub.com/octo/demo")]
    [InlineData("https://github.com/octo/d\u0435mo")]
    [InlineData(" https://github.com/octo/demo")]
    public void What_names_no_repository_is_malformed(string text) => Assert.Equal("repositoryUrlMalformed", Refusal(GitHub, text));

    [Theory]
    [InlineData("http://localhost:5081/octo/demo")]
    [InlineData("http://127.0.0.1:5081/octo/demo")]
    public void Both_names_of_this_machine_are_the_sandbox(string text)
    {
        Assert.Null(Sandbox.Read(text, "url", out var name));
        Assert.Equal("http://localhost:5081/octo/demo", Sandbox.PageOf(name!));
    }

    [Theory]
    [InlineData("http://localhost:5082/octo/demo")]
    [InlineData("http://localhost/octo/demo")]
    [InlineData("http://[::1]:5081/octo/demo")]
    [InlineData("http://127.0.0.2:5081/octo/demo")]
    [InlineData("https://github.com/octo/demo")]
    public void The_sandbox_is_one_port_of_this_machine_only(string text) => Assert.Equal("repositoryHostUnknown", Refusal(Sandbox, text));

    [Fact]
    public void Whatever_is_typed_the_page_is_on_our_host() =>
        Gen.OneOf<string>(Gen.String, Gen.OneOf("https://", "http://", "github.com", "/", "octo", "demo", ":", "@", "..", ".git", "%2e", "?", "\\").Array[1, 8].Select(string.Concat))
            .Sample(text =>
            {
                if (GitHub.Read(text, "url", out var name) is null)
                {
                    var page = new Uri(GitHub.PageOf(name!));
                    Assert.Equal(("https", "github.com", $"/{name}"), (page.Scheme, page.Host, page.AbsolutePath));
                }
                else
                {
                    Assert.Null(name);
                }
            });

    private static string? Refusal(GitHubHost host, string text)
    {
        var problem = host.Read(text, "url", out var name);
        Assert.Null(name);
        Assert.Equal("url", problem?.Field);
        return problem?.Code;
    }
}
