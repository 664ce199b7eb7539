using Orb.Sandbox.Git;

namespace Orb.Sandbox.Tests.Git;

public sealed class RefNameTests
{
    [Theory]
    [InlineData("main")]
    [InlineData("feature/greeting")]
    [InlineData("v1.2")]
    [InlineData("grüße")]
    public void A_name_that_git_takes_is_valid(string name) => Assert.True(RefName.IsValidBranch(name));

    [Theory]
    [InlineData("")]
    [InlineData("-f")]
    [InlineData("--upload-pack=x")]
    [InlineData("a..b")]
    [InlineData("a b")]
    [InlineData("a~1")]
    [InlineData("a^")]
    [InlineData("a:b")]
    [InlineData("@")]
    [InlineData("a@{1}")]
    [InlineData("/a")]
    [InlineData("a/")]
    [InlineData("a//b")]
    [InlineData(".a")]
    [InlineData("a/.b")]
    [InlineData("a.lock")]
    [InlineData("a.")]
    [InlineData("a\nb")]
    [InlineData("a\\b")]
    public void A_name_that_git_refuses_or_could_take_for_an_option_is_not_valid(string name) => Assert.False(RefName.IsValidBranch(name));
}
