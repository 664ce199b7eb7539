namespace Orb.Sandbox.Git;

/// <summary>What changed between two commits, file by file, renames found as GitHub finds them.</summary>
internal sealed class GitDiff(string path)
{
    private const int LongestPatch = 100_000;

    public async Task<IReadOnlyList<FileChange>> Between(string from, string to, CancellationToken cancellationToken)
    {
        var summary = await GitCommand.Must(path, ["diff-tree", "-r", "-M", "-z", "--raw", "--numstat", "--no-abbrev", from, to], cancellationToken);
        var patch = await GitCommand.Must(path, ["diff-tree", "-r", "-M", "-p", "--no-color", from, to], cancellationToken);
        return Join(summary.Text.Split('\0'), PatchesOf(patch.Text));
    }

    private static List<FileChange> Join(string[] summary, List<string> patches)
    {
        var raw = new List<(string Status, string Blob, string Path, string? Previous)>();
        var at = 0;
        while (at < summary.Length && summary[at].StartsWith(':'))
        {
            var fields = summary[at].Split(' ');
            var moved = fields[4][0] is 'R' or 'C';
            var status = StatusOf(fields[4][0]);
            var blob = status == "removed" ? fields[2] : fields[3];
            raw.Add(moved ? (status, blob, summary[at + 2], summary[at + 1]) : (status, blob, summary[at + 1], null));
            at += moved ? 3 : 2;
        }

        var files = new List<FileChange>();
        foreach (var (file, index) in raw.Select((file, index) => (file, index)))
        {
            var counts = summary[at].Split('\t');
            at += file.Previous is null ? 1 : 3;
            var patch = index < patches.Count ? HunksOf(patches[index]) : null;
            files.Add(new FileChange(file.Path, file.Previous, file.Status, file.Blob, Count(counts[0]), Count(counts[1]), patch));
        }

        return files;
    }

    private static int Count(string text) => int.TryParse(text, out var count) ? count : 0;

    private static string StatusOf(char letter) => letter switch
    {
        'A' => "added",
        'D' => "removed",
        'R' => "renamed",
        'C' => "copied",
        'T' => "changed",
        _ => "modified",
    };

    private static List<string> PatchesOf(string text)
    {
        const string Start = "diff --git ";
        var patches = new List<string>();
        var from = text.StartsWith(Start, StringComparison.Ordinal) ? 0 : -1;
        while (from >= 0)
        {
            var next = text.IndexOf("\n" + Start, from, StringComparison.Ordinal);
            patches.Add(next < 0 ? text[from..] : text[from..next]);
            from = next < 0 ? -1 : next + 1;
        }

        return patches;
    }

    private static string? HunksOf(string patch)
    {
        var start = patch.IndexOf("\n@@", StringComparison.Ordinal);
        return start < 0 || patch.Length - start > LongestPatch ? null : patch[(start + 1)..].TrimEnd('\n');
    }
}
