using System.Globalization;
using System.Text.RegularExpressions;

namespace Orb.EndToEnd.Tests.Deployment;

/// <summary>The ports that the README promises, from its table of settings.</summary>
internal static class DocumentedPorts
{
    public static int Api => Of("ORB_PORT");

    public static int Sandbox => Of("ORB_SANDBOX_PORT");

    private static int Of(string setting)
    {
        var row = Assert.Single(File.ReadLines(YamlFile.PathOf("README.md")), line => line.StartsWith($"| `{setting}`", StringComparison.Ordinal));
        var port = Regex.Match(row.Split('|')[2], @"\d+", RegexOptions.None, TimeSpan.FromSeconds(1));
        return int.Parse(port.ValueSpan, CultureInfo.InvariantCulture);
    }
}
