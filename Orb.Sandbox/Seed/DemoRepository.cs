using System.Reflection;
using System.Text;
using Orb.Sandbox.Git;

namespace Orb.Sandbox.Seed;

/// <summary>What new repositories begin with.</summary>
internal static class DemoRepository
{
    public const string Owner = "octo";
    public const string Name = "demo";

    /// <summary>A small program with tests on <c>main</c>, and a finished feature on <c>feature/greeting</c>.</summary>
    public static GitSeed Demo(DateTimeOffset now)
    {
        var seed = new GitSeed(Author(now));
        var start = seed.Commit("main", parent: null, "Greet whoever is named\n", Files("main"));
        var greeting = seed.Commit("feature/greeting", start, "Greet by the part of the day\n\nSet GREET_HOUR to be greeted by it.\n", Files("greeting-1"));
        seed.Commit("feature/greeting", greeting, "Test and describe the greetings of the day\n", Files("greeting-2"));
        return seed;
    }

    /// <summary>One commit with a read-me.</summary>
    public static GitSeed Empty(string name, DateTimeOffset now)
    {
        var seed = new GitSeed(Author(now));
        seed.Commit("main", parent: null, "Initial commit\n", [("README.md", Encoding.UTF8.GetBytes($"# {name}\n"))]);
        return seed;
    }

    private static Signature Author(DateTimeOffset now) => new("Octo Demo", "octo@example.org", now.AddHours(-1));

    private static IEnumerable<(string Path, byte[] Content)> Files(string folder)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var prefix = $"Seed/{folder}/";
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var resource = assembly.GetManifestResourceStream(name)!;
            using var content = new MemoryStream();
            resource.CopyTo(content);
            yield return (name[prefix.Length..], content.ToArray());
        }
    }
}
