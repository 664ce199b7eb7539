namespace Orb.Grains.PullRequests;

/// <summary>Which names git takes for a branch (git-check-ref-format), and no leading dash, which commands would read as an option.</summary>
internal static class BranchName
{
    private const int MostBytes = 244;
    private const string Forbidden = " ~^:?*[\\\u007f";

    public static bool IsValid(string name) =>
        name.Length > 0
        && System.Text.Encoding.UTF8.GetByteCount(name) <= MostBytes
        && name is not "@" and not "HEAD"
        && name[0] is not '-'
        && !name.EndsWith('.')
        && !name.Contains("..", StringComparison.Ordinal)
        && !name.Contains("@{", StringComparison.Ordinal)
        && !name.Any(character => character < ' ' || Forbidden.Contains(character, StringComparison.Ordinal))
        && name.Split('/').All(part => part.Length > 0 && part[0] is not '.' && !part.EndsWith(".lock", StringComparison.Ordinal));
}
