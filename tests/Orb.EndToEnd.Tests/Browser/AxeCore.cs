using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using Orb.Testing;

namespace Orb.EndToEnd.Tests.Browser;

/// <summary>The accessibility checker, from the npm package <c>axe-core</c>: fetched once, kept in the user's cache, never committed.</summary>
internal static class AxeCore
{
    private const string Version = "4.10.2";
    private const string Inside = "package/axe.min.js";

    /// <summary>Its script, or why it could not be had.</summary>
    public static async Task<(string? Script, string WhyMissing)> Get(CancellationToken cancellationToken)
    {
        var cache = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "orb");
        var file = Path.Combine(cache, $"axe-core-{Version}.min.js");
        try
        {
            if (!File.Exists(file))
            {
                Directory.CreateDirectory(cache);
                await Fetch(file, cancellationToken);
            }

            return (await File.ReadAllTextAsync(file, cancellationToken), "");
        }
        catch (Exception failure) when (failure is IOException or System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            return (null, $"axe-core could not be had: {failure.Message}");
        }
    }

    private static async Task Fetch(string file, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder("axe");
        var start = new ProcessStartInfo("npm", ["pack", "--silent", $"axe-core@{Version}"])
        {
            UseShellExecute = false,
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var npm = Process.Start(start) ?? throw new InvalidOperationException("npm did not start");
        var said = npm.StandardError.ReadToEndAsync(cancellationToken);
        await npm.StandardOutput.ReadToEndAsync(cancellationToken);
        await npm.WaitForExitAsync(cancellationToken);
        if (npm.ExitCode != 0)
        {
            throw new InvalidOperationException($"npm pack ended with {npm.ExitCode}: {await said}");
        }

        await using var packed = new GZipStream(File.OpenRead(Directory.GetFiles(folder.Path, "*.tgz").Single()), CompressionMode.Decompress);
        await using var archive = new TarReader(packed);
        while (await archive.GetNextEntryAsync(cancellationToken: cancellationToken) is { } entry)
        {
            if (entry.Name == Inside)
            {
                var draft = $"{file}.{Environment.ProcessId}";
                await entry.ExtractToFileAsync(draft, overwrite: true, cancellationToken);
                File.Move(draft, file, overwrite: true);
                return;
            }
        }

        throw new InvalidOperationException($"The package has no {Inside}");
    }
}
