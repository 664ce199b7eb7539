using System.Buffers;
using System.Text;

namespace Orb.Sandbox.Git;

/// <summary>Fills a new bare repository with branches of commits, by git's own import format.</summary>
internal sealed class GitSeed(Signature author)
{
    private readonly ArrayBufferWriter<byte> _stream = new();
    private int _marks;

    /// <summary>Adds a commit to a branch, on top of another or of nothing; answers its mark.</summary>
    public int Commit(string branch, int? parent, string message, IEnumerable<(string Path, byte[] Content)> files)
    {
        var mark = ++_marks;
        // Commits a minute apart, so that a list of them has one order.
        var time = author.At.AddMinutes(mark).ToUnixTimeSeconds();
        Line($"commit refs/heads/{branch}");
        Line($"mark :{mark}");
        Line($"author {author.Name} <{author.Email}> {time} +0000");
        Line($"committer {author.Name} <{author.Email}> {time} +0000");
        Data(Encoding.UTF8.GetBytes(message));
        if (parent is not null)
        {
            Line($"from :{parent}");
        }

        foreach (var (path, content) in files)
        {
            var mode = path.EndsWith(".sh", StringComparison.Ordinal) ? "100755" : "100644";
            Line($"M {mode} inline {path}");
            Data(content);
        }

        return mark;
    }

    public Task Write(string repository, CancellationToken cancellationToken) =>
        GitCommand.Must(repository, ["fast-import", "--quiet"], cancellationToken, _stream.WrittenMemory);

    private void Line(string text) => _stream.Write(Encoding.UTF8.GetBytes(text + "\n"));

    private void Data(byte[] content)
    {
        Line($"data {content.Length}");
        _stream.Write(content);
        Line(string.Empty);
    }
}
