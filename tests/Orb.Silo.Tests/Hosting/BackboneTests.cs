using Microsoft.Extensions.Configuration;
using Orb.Grains.Interfaces.Hosting;

namespace Orb.Silo.Tests.Hosting;

public sealed class BackboneTests
{
    [Fact]
    public void Without_connection_strings_everything_is_in_one_folder() =>
        Assert.Equal("/data/orb", Assert.IsType<Backbone.Embedded>(Read(("ORB_DATA", "/data/orb"))).DataFolder);

    [Fact]
    public void With_both_it_is_a_cluster() => Assert.Equal(
        new Backbone.Cluster("localhost:6379", "Host=localhost"),
        Read(("ConnectionStrings:Redis", "localhost:6379"), ("ConnectionStrings:Postgres", "Host=localhost")));

    [Theory]
    [InlineData("Redis", "Postgres")]
    [InlineData("Postgres", "Redis")]
    public void Half_of_a_cluster_is_refused_with_both_names(string present, string missing)
    {
        var refusal = Assert.ThrowsAny<Exception>(() => Read(($"ConnectionStrings:{present}", "x"), ($"ConnectionStrings:{missing}", "")));

        Assert.Contains($"ConnectionStrings:{present} is set", refusal.Message, StringComparison.Ordinal);
        Assert.Contains($"ConnectionStrings:{missing} is not", refusal.Message, StringComparison.Ordinal);
    }

    private static Backbone Read(params (string Name, string Value)[] settings) => Backbone.Read(
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)))
            .Build());
}
