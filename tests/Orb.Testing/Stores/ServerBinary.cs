namespace Orb.Testing.Stores;

/// <summary>Finds the programs of the real servers that tests start.</summary>
internal static class ServerBinary
{
    /// <summary>The path of a program.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="otherFolders">Where to look when it is not on the PATH.</param>
    /// <exception cref="InvalidOperationException">It is not installed.</exception>
    public static string Find(string name, params IEnumerable<string> otherFolders) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Concat(otherFolders)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException($"This test needs a real {name}, which is not installed. `./dev test` installs what tests need.");

    /// <summary>Where Debian puts the programs of each PostgreSQL version, the newest first.</summary>
    public static IEnumerable<string> PostgresFolders() =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql")
                .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0)
                .Select(folder => Path.Combine(folder, "bin"))
            : [];
}
