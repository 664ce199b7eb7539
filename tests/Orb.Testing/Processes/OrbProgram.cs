namespace Orb.Testing.Processes;

/// <summary>Finds what the build made of Orb's programs, in the folders a person would start them from.</summary>
public static class OrbProgram
{
    /// <summary>The API, with the silo and the local GitHub inside when nothing else is configured.</summary>
    public static string Api => PathOf("Orb.Api");

    /// <summary>One silo of a cluster.</summary>
    public static string Silo => PathOf("Orb.Silo");

    /// <summary>The local GitHub as a process of its own.</summary>
    public static string Sandbox => PathOf("Orb.Sandbox");

    /// <summary>The folder that holds the solution.</summary>
    public static string Solution { get; } = FindSolution();

    // A test runs in <project>/bin/<configuration>/<framework>; the program of the same configuration is what was built with it.
    private static string PathOf(string project)
    {
        var framework = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var path = Path.Combine(Solution, project, "bin", framework.Parent!.Name, framework.Name, project + ".dll");
        return File.Exists(path) ? path : throw new InvalidOperationException($"This test runs {path}, which is not built. Build the solution first.");
    }

    private static string FindSolution()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Orb.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"There is no Orb.sln above {AppContext.BaseDirectory}.");
    }
}
