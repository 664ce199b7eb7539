using System.Globalization;

namespace Orb.Sandbox.Git;

/// <summary>Reads branches and commits of a bare repository.</summary>
internal sealed class GitHistory(string path)
{
    private const string Fields = "%H%x1f%T%x1f%P%x1f%an%x1f%ae%x1f%aI%x1f%cn%x1f%ce%x1f%cI%x1f%B";

    /// <summary>Every branch with the commit at its tip.</summary>
    public async Task<Dictionary<string, string>> Heads(CancellationToken cancellationToken)
    {
        var result = await GitCommand.Must(path, ["for-each-ref", "--format=%(objectname) %(refname:strip=2)", "refs/heads"], cancellationToken);
        return result.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .ToDictionary(line => line[41..], line => line[..40], StringComparer.Ordinal);
    }

    /// <summary>The object that a full reference name points at, and its type.</summary>
    public async Task<IReadOnlyList<(string Name, string Sha, string Type)>> References(string prefix, CancellationToken cancellationToken)
    {
        var result = await GitCommand.Must(path, ["for-each-ref", "--format=%(objectname) %(objecttype) %(refname)"], cancellationToken);
        return
        [
            .. result.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split(' ', 3))
                .Where(parts => parts[2].StartsWith(prefix, StringComparison.Ordinal))
                .Select(parts => (parts[2], parts[0], parts[1])),
        ];
    }

    /// <summary>The commit that a branch, a tag or a hash names; null when there is none.</summary>
    public async Task<string?> Resolve(string name, CancellationToken cancellationToken)
    {
        var candidates = RefName.IsSha(name) ? [name] : RefName.IsValidBranch(name) ? new[] { $"refs/heads/{name}", $"refs/tags/{name}" } : [];
        foreach (var candidate in candidates)
        {
            var result = await GitCommand.Run(path, ["rev-parse", "--verify", "--quiet", candidate + "^{commit}"], cancellationToken);
            if (result.Succeeded)
            {
                return result.Line;
            }
        }

        return null;
    }

    /// <summary>Commits reachable from one and from none of the others, newest first.</summary>
    public async Task<IReadOnlyList<Commit>> Commits(string from, IEnumerable<string> without, CancellationToken cancellationToken, int most = 250)
    {
        string[] arguments = ["log", "-z", $"--format={Fields}", $"--max-count={most}", from, .. without.Select(sha => "^" + sha), "--"];
        var result = await GitCommand.Must(path, arguments, cancellationToken);
        return [.. result.Text.Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(Parse)];
    }

    public async Task<Commit> Commit(string sha, CancellationToken cancellationToken) => (await Commits(sha, [], cancellationToken, most: 1))[0];

    public async Task<string?> MergeBase(string left, string right, CancellationToken cancellationToken)
    {
        var result = await GitCommand.Run(path, ["merge-base", left, right], cancellationToken);
        return result.Succeeded ? result.Line : null;
    }

    public async Task<bool> IsAncestor(string ancestor, string descendant, CancellationToken cancellationToken) =>
        (await GitCommand.Run(path, ["merge-base", "--is-ancestor", ancestor, descendant], cancellationToken)).Succeeded;

    /// <summary>How many commits each side has that the other has not.</summary>
    public async Task<(int Left, int Right)> Apart(string left, string right, CancellationToken cancellationToken)
    {
        var result = await GitCommand.Must(path, ["rev-list", "--count", "--left-right", $"{left}...{right}", "--"], cancellationToken);
        var counts = result.Line.Split('\t');
        return (int.Parse(counts[0]), int.Parse(counts[1]));
    }

    private static Commit Parse(string record)
    {
        var fields = record.Split('\u001f', 10);
        return new Commit(
            fields[0].TrimStart('\n'),
            fields[1],
            fields[2].Split(' ', StringSplitOptions.RemoveEmptyEntries),
            new Signature(fields[3], fields[4], Time(fields[5])),
            new Signature(fields[6], fields[7], Time(fields[8])),
            fields[9].TrimEnd('\n'));
    }

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
