using System.Text;

namespace Orb.Sandbox.Git;

/// <summary>Reads folders and files of commits.</summary>
internal sealed class GitFiles(string path)
{
    /// <summary>The entry at a path; null when there is none. The root is a tree without a name.</summary>
    public async Task<TreeEntry?> Entry(string commit, string file, CancellationToken cancellationToken)
    {
        if (file.Length == 0)
        {
            return new TreeEntry("040000", "tree", commit, 0, string.Empty);
        }

        var entries = await List(["ls-tree", "-z", "-l", "--full-tree", commit, "--", file], cancellationToken);
        return entries.FirstOrDefault(entry => entry.Path == file);
    }

    public Task<IReadOnlyList<TreeEntry>> Folder(string commit, string folder, CancellationToken cancellationToken) =>
        List(folder.Length == 0
            ? ["ls-tree", "-z", "-l", "--full-tree", commit]
            : ["ls-tree", "-z", "-l", "--full-tree", commit, "--", folder + "/"], cancellationToken);

    public async Task<byte[]> Blob(string sha, CancellationToken cancellationToken) =>
        (await GitCommand.Must(path, ["cat-file", "blob", sha], cancellationToken)).Output;

    private async Task<IReadOnlyList<TreeEntry>> List(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var result = await GitCommand.Must(path, arguments, cancellationToken);
        return [.. Encoding.UTF8.GetString(result.Output).Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(Parse)];
    }

    private static TreeEntry Parse(string line)
    {
        var tab = line.IndexOf('\t', StringComparison.Ordinal);
        var fields = line[..tab].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new TreeEntry(fields[0], fields[1], fields[2], long.TryParse(fields[3], out var size) ? size : 0, line[(tab + 1)..]);
    }
}
