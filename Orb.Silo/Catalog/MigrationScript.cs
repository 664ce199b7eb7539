using System.Reflection;

namespace Orb.Silo.Catalog;

/// <summary>One numbered step of the schema. A script that was released never changes; a new one is added.</summary>
/// <param name="Name">Four digits and what it makes, such as <c>0002_catalog.sql</c>. Applied scripts are remembered by it.</param>
/// <param name="Sql">Its statements, run in one transaction.</param>
internal sealed record MigrationScript(string Name, string Sql)
{
    /// <summary>The table of applied scripts.</summary>
    public const string JournalTable = "schema_versions";

    /// <summary>The scripts of this build.</summary>
    /// <param name="database"><c>postgres</c> or <c>sqlite</c>.</param>
    public static IReadOnlyList<MigrationScript> Embedded(string database)
    {
        var assembly = typeof(MigrationScript).Assembly;
        var prefix = $"migrations/{database}/";
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => new MigrationScript(name[prefix.Length..], Read(assembly, name))),
        ];
    }

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
