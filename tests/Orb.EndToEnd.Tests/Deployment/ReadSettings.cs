using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Microsoft.Extensions.Configuration;
using Orb.Grains.Interfaces.Hosting;
using Orb.Silo.Hosting;

namespace Orb.EndToEnd.Tests.Deployment;

/// <summary>What a program of ours reads from its configuration, as its own assemblies say it.</summary>
internal static class ReadSettings
{
    private const BindingFlags Constants = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static;

    /// <summary>Names such as <c>Orb:Workspaces:Root</c> and <c>ORB_PORT</c>.</summary>
    public static IReadOnlySet<string> Of(string program)
    {
        var assemblies = With(Assembly.Load(program)).ToList();
        return assemblies.SelectMany(Options)
            .Concat(assemblies.SelectMany(Literals))
            .Concat(assemblies.Contains(typeof(SeedEnvironment).Assembly) ? SeedVariables() : [])
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>What Redis and PostgreSQL Orb would use with these settings.</summary>
    public static Backbone Backbone(IEnumerable<KeyValuePair<string, string>> environment) => Grains.Interfaces.Hosting.Backbone.Read(
        new ConfigurationBuilder().AddInMemoryCollection(environment.Select(variable => KeyValuePair.Create(KeyOf(variable.Key), (string?)variable.Value))).Build());

    /// <summary>The setting that an environment variable stands for.</summary>
    public static string KeyOf(string variable) => variable.Replace("__", ":", StringComparison.Ordinal);

    private static IEnumerable<Assembly> With(Assembly assembly) => assembly.GetReferencedAssemblies()
        .Where(reference => reference.Name!.StartsWith("Orb.", StringComparison.Ordinal))
        .SelectMany(reference => With(Assembly.Load(reference)))
        .Append(assembly)
        .Distinct();

    // Each options class names its section; what can be set in it are its properties.
    private static IEnumerable<string> Options(Assembly assembly) =>
        from type in assembly.GetTypes()
        let section = type.GetField("Section", Constants)
        where section is { IsLiteral: true } && section.FieldType == typeof(string)
        from property in type.GetProperties()
        where property.CanWrite
        select $"{section.GetRawConstantValue()}:{property.Name}";

    private static IEnumerable<string> SeedVariables() =>
        ((IReadOnlyDictionary<string, string>)typeof(SeedEnvironment).GetField("Settings", Constants)!.GetValue(null)!).Keys;

    // A setting that is read by its name is a text in the compiled code.
    private static IEnumerable<string> Literals(Assembly assembly)
    {
        using var file = File.OpenRead(assembly.Location);
        using var image = new PEReader(file);
        var metadata = image.GetMetadataReader();
        var texts = new List<string>();
        for (var text = MetadataTokens.UserStringHandle(1); !text.IsNil; text = metadata.GetNextHandle(text))
        {
            texts.Add(metadata.GetUserString(text));
        }

        return texts;
    }
}
