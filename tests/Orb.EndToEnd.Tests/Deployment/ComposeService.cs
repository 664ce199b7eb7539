using System.Globalization;
using System.Text.Json.Nodes;

namespace Orb.EndToEnd.Tests.Deployment;

/// <summary>One service of docker-compose.yml.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Definition">What stands under it.</param>
public sealed record ComposeService(string Name, JsonObject Definition)
{
    public string? Image => (string?)Definition["image"];

    /// <summary>Where its image is built from; null when it is somebody else's.</summary>
    public string? BuildContext => Definition["build"] switch
    {
        null => null,
        JsonObject build => (string?)build["context"],
        var context => (string?)context,
    };

    public string? BuildTarget => (string?)(Definition["build"] as JsonObject)?["target"];

    /// <summary>Its words, each one argument; a shell's script is one of them.</summary>
    public IReadOnlyList<string> Command => Texts(Definition["command"]);

    public IReadOnlyDictionary<string, string> Environment =>
        Definition["environment"] is JsonObject environment
            ? environment.ToDictionary(variable => variable.Key, variable => (string)variable.Value!, StringComparer.Ordinal)
            : new Dictionary<string, string>(StringComparer.Ordinal);

    public IReadOnlyList<string> Volumes => Texts(Definition["volumes"]);

    public IReadOnlyList<string> Ports => Texts(Definition["ports"]);

    /// <summary>The services that it waits for, and for what of them.</summary>
    public IReadOnlyDictionary<string, string?> DependsOn =>
        Definition["depends_on"] is JsonObject others
            ? others.ToDictionary(other => other.Key, other => (string?)other.Value!["condition"], StringComparer.Ordinal)
            : Texts(Definition["depends_on"]).ToDictionary(other => other, _ => (string?)null, StringComparer.Ordinal);

    /// <summary>The service whose network it uses; its own when it says nothing.</summary>
    public string Network => (string?)Definition["network_mode"] is { } mode && mode.StartsWith("service:", StringComparison.Ordinal)
        ? mode["service:".Length..]
        : Name;

    public bool HasHealthCheck => Definition["healthcheck"] is JsonObject;

    public string HealthCheck => string.Join(' ', Texts(Definition["healthcheck"]?["test"]));

    /// <summary>The program of ours that it runs, such as <c>Orb.Silo</c>, and where that lies in the image; null for what others made.</summary>
    public (string Name, string Path)? Program => BuildContext is null
        ? null
        : Command.SelectMany(word => word.Split(' ')).Where(word => word.EndsWith(".dll", StringComparison.Ordinal))
            .Select(path => ((string, string)?)(Path.GetFileNameWithoutExtension(path), path)).SingleOrDefault();

    public int Number(string variable) => int.Parse(Environment[variable], CultureInfo.InvariantCulture);

    public override string ToString() => Name;

    private static IReadOnlyList<string> Texts(JsonNode? node) => node switch
    {
        null => [],
        JsonArray list => [.. list.Select(item => (string)item!)],
        _ => [(string)node!],
    };
}
