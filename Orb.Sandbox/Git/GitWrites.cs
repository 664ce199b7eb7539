using System.Text;
using Orb.Sandbox.Http;

namespace Orb.Sandbox.Git;

/// <summary>Makes commits and moves references in a bare repository, without a work tree.</summary>
internal sealed class GitWrites(string path)
{
    private const string Nothing = "0000000000000000000000000000000000000000";

    /// <summary>The tree of a merge; null when the two do not merge by themselves.</summary>
    public async Task<string?> MergedTree(string ours, string theirs, CancellationToken cancellationToken)
    {
        var result = await GitCommand.Run(path, ["merge-tree", "--write-tree", "--no-messages", ours, theirs], cancellationToken);
        return result.ExitCode switch
        {
            0 => result.Line,
            1 => null,
            _ => throw new InvalidOperationException($"git merge-tree ended with {result.ExitCode}: {result.Error.Trim()}"),
        };
    }

    public async Task<string> Commit(
        string tree,
        IEnumerable<string> parents,
        string message,
        Signature author,
        Signature committer,
        CancellationToken cancellationToken)
    {
        string[] arguments = ["commit-tree", tree, .. parents.SelectMany(parent => new[] { "-p", parent }), "-F", "-"];
        var identity = new Dictionary<string, string>
        {
            ["GIT_AUTHOR_NAME"] = author.Name,
            ["GIT_AUTHOR_EMAIL"] = author.Email,
            ["GIT_AUTHOR_DATE"] = author.At.ToGitHub(),
            ["GIT_COMMITTER_NAME"] = committer.Name,
            ["GIT_COMMITTER_EMAIL"] = committer.Email,
            ["GIT_COMMITTER_DATE"] = committer.At.ToGitHub(),
        };
        return (await GitCommand.Must(path, arguments, cancellationToken, Encoding.UTF8.GetBytes(message), identity)).Line;
    }

    /// <summary>Moves a reference from what it was; false when somebody else moved it first.</summary>
    public async Task<bool> Move(string reference, string to, string? from, CancellationToken cancellationToken) =>
        (await GitCommand.Run(path, ["update-ref", reference, to, from ?? Nothing], cancellationToken)).Succeeded;

    /// <summary>Points a reference at a commit, whatever it was.</summary>
    public Task Set(string reference, string to, CancellationToken cancellationToken) =>
        GitCommand.Must(path, ["update-ref", reference, to], cancellationToken);

    public async Task<bool> Delete(string reference, string from, CancellationToken cancellationToken) =>
        (await GitCommand.Run(path, ["update-ref", "-d", reference, from], cancellationToken)).Succeeded;

    public async Task<string?> TypeOf(string sha, CancellationToken cancellationToken)
    {
        var result = await GitCommand.Run(path, ["cat-file", "-t", sha], cancellationToken);
        return result.Succeeded ? result.Line : null;
    }

    /// <summary>Puts the commits of one onto another, one by one; null when one of them conflicts.</summary>
    public async Task<string?> Rebase(IEnumerable<Commit> oldestFirst, string onto, Signature committer, CancellationToken cancellationToken)
    {
        var files = new GitHistory(path);
        var tip = onto;
        foreach (var commit in oldestFirst.Where(commit => commit.Parents.Count == 1))
        {
            // merge-tree finds its own merge base; a commit with the tip's tree on the old parent makes that parent the base.
            var standIn = await Commit((await files.Commit(tip, cancellationToken)).Tree, commit.Parents, "rebase", committer, committer, cancellationToken);
            if (await MergedTree(standIn, commit.Sha, cancellationToken) is not { } tree)
            {
                return null;
            }

            tip = await Commit(tree, [tip], commit.Message, commit.Author, committer, cancellationToken);
        }

        return tip;
    }
}
