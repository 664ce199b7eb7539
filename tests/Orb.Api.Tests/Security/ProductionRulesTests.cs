using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Orb.Api.Security;
using Orb.Grains.Interfaces.Hosting;

namespace Orb.Api.Tests.Security;

public sealed class ProductionRulesTests
{
    private static readonly Dictionary<string, string?> Good = new(StringComparer.Ordinal)
    {
        ["Orb:Auth:Authority"] = "https://issuer.example",
        ["Orb:Auth:Audience"] = "orb",
        ["GITHUB_WEBHOOK_SECRET"] = "0123456789abcdef",
        ["Orb:Cors:Origins:0"] = "https://friend.example",
    };

    [Fact]
    public void Complete_settings_are_accepted() => Assert.Null(Record.Exception(() => Check("Production", Good)));

    [Theory]
    [InlineData("Orb:Auth:Authority", null, "Orb:Auth:Authority")]
    [InlineData("Orb:Auth:Audience", "", "Orb:Auth:Audience")]
    [InlineData("Orb:Auth:Issuer", "https://orb.development.invalid", "Orb:Auth:Issuer")]
    [InlineData("Orb:Cors:Origins:0", "*", "Orb:Cors:Origins")]
    [InlineData("Orb:Cors:Origins:0", "https://friend.example/", "Orb:Cors:Origins")]
    [InlineData("GITHUB_WEBHOOK_SECRET", "", "GITHUB_WEBHOOK_SECRET")]
    [InlineData("GITHUB_WEBHOOK_SECRET", "secret", "GITHUB_WEBHOOK_SECRET")]
    public void Production_names_the_setting_that_it_does_not_start_with(string setting, string? value, string named)
    {
        var settings = new Dictionary<string, string?>(Good, StringComparer.Ordinal) { [setting] = value };
        Assert.Contains(named, Assert.Throws<StartException>(() => Check("Production", settings)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_file_needs_an_issuer()
    {
        var settings = new Dictionary<string, string?>(Good, StringComparer.Ordinal) { ["Orb:Auth:Authority"] = null, ["Orb:Auth:Jwks"] = "keys.json" };
        Assert.Contains("Orb:Auth:Issuer", Assert.Throws<StartException>(() => Check("Production", settings)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_environment_that_is_neither_does_not_get_the_development_issuer() =>
        Assert.Throws<StartException>(() => Check("Staging", []));

    [Theory]
    [InlineData("Development")]
    [InlineData("Testing")]
    public void Trying_Orb_out_needs_no_settings(string environment) => Assert.Null(Record.Exception(() => Check(environment, [])));

    private static void Check(string environment, Dictionary<string, string?> settings)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(settings);
        builder.RefuseUnsafeSettings();
    }
}
