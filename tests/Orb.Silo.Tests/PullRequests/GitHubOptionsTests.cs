using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orb.Silo.PullRequests;

namespace Orb.Silo.Tests.PullRequests;

public sealed class GitHubOptionsTests
{
    [Theory]
    [InlineData("", "GITHUB_TOKEN")]
    [InlineData("AppId=1", "GITHUB_APP_PRIVATE_KEY_PATH")]
    [InlineData("PrivateKeyPath=/nowhere.pem", "GITHUB_APP_ID")]
    [InlineData("AppId=1;PrivateKeyPath=/nowhere.pem", "/nowhere.pem")]
    [InlineData("Token=x;ApiUrl=nonsense", "ApiUrl")]
    [InlineData("Token=x;CallTimeout=00:00:00", "CallTimeout")]
    [InlineData("Token=x;AppId=0", "AppId")]
    public void A_setting_that_is_wrong_is_named(string settings, string named)
    {
        var failure = Assert.Throws<OptionsValidationException>(() => Read(settings));

        Assert.Contains(failure.Failures, line => line.Contains(named, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Token=x", "https://github.com/")]
    [InlineData("Token=x;ApiUrl=https://ghe.example/api/v3", "https://ghe.example/")]
    [InlineData("Token=x;ApiUrl=http://localhost:5081/api/v3/", "http://localhost:5081/")]
    public void The_pages_are_where_the_Api_is(string settings, string web) => Assert.Equal(web, Read(settings).WebRoot.AbsoluteUri);

    private static GitHubOptions Read(string settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            from pair in settings.Split(';', StringSplitOptions.RemoveEmptyEntries)
            let parts = pair.Split('=', 2)
            select KeyValuePair.Create($"{GitHubOptions.Section}:{parts[0]}", (string?)parts[1])).Build();
        using var provider = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddPullRequests().BuildServiceProvider();
        return provider.GetRequiredService<IOptions<GitHubOptions>>().Value;
    }
}
