namespace Orb.Sandbox.Tests.Driving;

/// <summary>A folder for one test, gone after it.</summary>
public sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("orb-sandbox-tests-").FullName;

    public void Dispose()
    {
        foreach (var file in Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories))
        {
            File.SetAttributes(file, FileAttributes.Normal);
            File.Delete(file);
        }

        foreach (var folder in Directory.EnumerateDirectories(Path, "*", SearchOption.AllDirectories).OrderByDescending(folder => folder.Length))
        {
            Directory.Delete(folder);
        }

        Directory.Delete(Path);
    }
}
