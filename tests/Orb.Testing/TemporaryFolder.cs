namespace Orb.Testing;

/// <summary>A new folder under the system's temporary folder, gone with everything in it when disposed.</summary>
public sealed class TemporaryFolder : IDisposable
{
    /// <summary>Makes the folder.</summary>
    /// <param name="name">What its name starts with.</param>
    public TemporaryFolder(string name) => Path = Directory.CreateTempSubdirectory($"orb-{name}-").FullName;

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>The path of something in it.</summary>
    /// <param name="name">Its name.</param>
    public string Combine(string name) => System.IO.Path.Combine(Path, name);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
#pragma warning disable RS0030 // A test made this folder a moment ago; nothing is mounted in it and no agent works in it.
            Directory.Delete(Path, recursive: true);
#pragma warning restore RS0030
        }
    }
}
