using System.Text;

namespace Orb.Grains.PullRequests;

/// <summary>
/// The text of a pull request. Orb's part stands between two markers, and only that part is ever rewritten: what people write around it stays.
/// The first marker names the pull request, so that it is found again after a crash whatever else is lost.
/// </summary>
internal static class PullRequestText
{
    private const int MostBytes = 65_000;
    private const string End = "<!-- /orb:pull-request -->";
    private const string Shortened = "\n\n_The summary is longer than a pull request can hold; Orb has all of it._";

    /// <summary>Names the pull request inside its own body; invisible to readers.</summary>
    public static string Marker(StoredPullRequest pullRequest) => $"<!-- orb:pull-request={pullRequest.Id} -->";

    /// <summary>True for a body that Orb wrote for this very pull request.</summary>
    public static bool IsMarked(string body, StoredPullRequest pullRequest) => body.Contains(Marker(pullRequest), StringComparison.Ordinal);

    /// <summary>The body of a new pull request.</summary>
    public static string Compose(StoredPullRequest pullRequest) => Section(pullRequest, MostBytes);

    /// <summary>A body with Orb's part brought up to date; where it has none yet, it is added below. Left as it is when people's text leaves no room.</summary>
    public static string Revise(string body, StoredPullRequest pullRequest)
    {
        // The last one: whoever deletes the end of a section leaves a first marker that nothing belongs to.
        var start = body.LastIndexOf(Marker(pullRequest), StringComparison.Ordinal);
        var end = start < 0 ? -1 : body.IndexOf(End, start, StringComparison.Ordinal);
        var (before, after) = end < 0
            ? (body.Length == 0 ? body : body + "\n\n", string.Empty)
            : (body[..start], body[(end + End.Length)..]);
        var room = MostBytes - Encoding.UTF8.GetByteCount(before + after);
        return room < Encoding.UTF8.GetByteCount(Frame(pullRequest, Shortened)) ? body : before + Section(pullRequest, room) + after;
    }

    private static string Section(StoredPullRequest pullRequest, int mostBytes)
    {
        var summary = Normalize(pullRequest.Intent.Summary);
        var frame = Encoding.UTF8.GetByteCount(Frame(pullRequest, string.Empty));
        return Encoding.UTF8.GetByteCount(summary) + frame <= mostBytes
            ? Frame(pullRequest, summary)
            : Frame(pullRequest, Cut(summary, mostBytes - frame - Encoding.UTF8.GetByteCount(Shortened)) + Shortened);
    }

    private static string Frame(StoredPullRequest pullRequest, string summary) => $"{Marker(pullRequest)}\n{summary}\n{End}";

    /// <summary>
    /// A summary must not be able to end Orb's part or to pose as another pull request's. A letter is added and none taken away, since what is
    /// left after taking some away could be a marker again.
    /// </summary>
    private static string Normalize(string summary) => summary
        .ReplaceLineEndings("\n")
        .Trim()
        .Replace("<!-- orb:", "<!-- orb :", StringComparison.Ordinal)
        .Replace("<!-- /orb:", "<!-- /orb :", StringComparison.Ordinal);

    private static string Cut(string text, int mostBytes)
    {
        var bytes = 0;
        var length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > mostBytes)
            {
                break;
            }

            bytes += rune.Utf8SequenceLength;
            length += rune.Utf16SequenceLength;
        }

        return text[..length];
    }
}
