using System.Text.Json.Nodes;

namespace Orb.EndToEnd.Tests.Deployment;

/// <summary>A build server calls what a person calls, and adds nothing to it.</summary>
public sealed class BuildServerTests
{
    private static readonly JsonObject Workflow = YamlFile.Read(".github/workflows/ci.yml");

    [Fact]
    public void A_push_and_a_pull_request_run_the_tests_and_nothing_else()
    {
        Assert.Equal(["pull_request", "push"], Workflow["on"]!.AsObject().Select(trigger => trigger.Key).Order(StringComparer.Ordinal));
        var job = Assert.Single(Workflow["jobs"]!.AsObject()).Value!;
        Assert.Equal(["./dev test"], Steps(job, "run"));
        Assert.True(int.Parse((string)job["timeout-minutes"]!, System.Globalization.CultureInfo.InvariantCulture) >= 15);
    }

    [Fact]
    public void It_builds_with_the_SDK_of_the_repository_and_may_write_nothing()
    {
        var job = Workflow["jobs"]!.AsObject().Single().Value!;
        var sdk = Assert.Single(job["steps"]!.AsArray(), step => ((string?)step!["uses"])?.StartsWith("actions/setup-dotnet@", StringComparison.Ordinal) == true)!;
        Assert.True(File.Exists(YamlFile.PathOf((string)sdk["with"]!["global-json-file"]!)));
        Assert.Equal(["contents: read"], Workflow["permissions"]!.AsObject().Select(permission => $"{permission.Key}: {permission.Value}"));
    }

    [Theory]
    [InlineData(".ci/run")]
    [InlineData("dev")]
    public void What_is_called_can_be_called(string script)
    {
        Assert.StartsWith("#!/", File.ReadLines(YamlFile.PathOf(script)).First(), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.True(File.GetUnixFileMode(YamlFile.PathOf(script)).HasFlag(UnixFileMode.UserExecute));
        }
    }

    [Fact]
    public void The_other_entrance_leads_to_the_same() =>
        Assert.Equal("exec ./dev test", File.ReadLines(YamlFile.PathOf(".ci/run")).Last(line => line.Length > 0));

    private static IEnumerable<string> Steps(JsonNode job, string kind) => job["steps"]!.AsArray().Select(step => (string?)step![kind]).OfType<string>();
}
