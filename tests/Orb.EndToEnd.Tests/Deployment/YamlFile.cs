using System.Text.Json.Nodes;
using Orb.Testing.Processes;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace Orb.EndToEnd.Tests.Deployment;

/// <summary>Reads YAML of this repository, with anchors and merges resolved. Every value is text.</summary>
internal static class YamlFile
{
    public static JsonObject Read(string path)
    {
        using var text = File.OpenText(PathOf(path));
        var tree = new DeserializerBuilder().Build().Deserialize<object>(new MergingParser(new Parser(text)));
        return Node(tree)!.AsObject();
    }

    public static string PathOf(string path) => Path.GetFullPath(Path.Combine(OrbProgram.Solution, path));

    private static JsonNode? Node(object? value) => value switch
    {
        null => null,
        IReadOnlyDictionary<object, object?> map => new JsonObject(map.Select(pair => KeyValuePair.Create($"{pair.Key}", Node(pair.Value)))),
        IEnumerable<object?> list => new JsonArray([.. list.Select(Node)]),
        _ => JsonValue.Create($"{value}"),
    };
}
