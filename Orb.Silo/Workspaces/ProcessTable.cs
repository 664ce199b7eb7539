using System.Globalization;

namespace Orb.Silo.Workspaces;

/// <summary>
/// Finds processes whose working folder, root, program or open files are beneath a path. It ends nothing and cannot see processes of other users
/// unless privileged, nor paths inside other mount namespaces: a diagnosis that stops a removal, not a proof that a workspace is unused.
/// </summary>
internal sealed class ProcessTable : IWorkspaceProcesses
{
    private static readonly string[] Links = ["cwd", "root", "exe"];

    public Task<string?> EndThoseIn(string wrapperPath, CancellationToken cancellationToken) => Task.Run(
        () => Directory.EnumerateDirectories("/proc")
            .Where(process => int.TryParse(Path.GetFileName(process), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id != Environment.ProcessId)
            .Where(process => LinksOf(process).Any(link => IsBeneath(link, wrapperPath)))
            .Select(process => $"process {Path.GetFileName(process)} ({NameOf(process)})")
            .FirstOrDefault(),
        cancellationToken);

    private static IEnumerable<string> LinksOf(string process) =>
        Links.Select(link => $"{process}/{link}").Concat(OpenFilesOf(process));

    private static string[] OpenFilesOf(string process)
    {
        try
        {
            return Directory.GetFiles($"{process}/fd");
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static bool IsBeneath(string link, string path)
    {
        try
        {
            return new FileInfo(link).LinkTarget is { } target && (target == path || target.StartsWith(path + '/', StringComparison.Ordinal));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string NameOf(string process)
    {
        try
        {
            return File.ReadAllText($"{process}/comm").Trim();
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "ended";
        }
    }
}
