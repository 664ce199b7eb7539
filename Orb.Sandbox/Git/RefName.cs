using System.Buffers;

namespace Orb.Sandbox.Git;

/// <summary>Names by git's own rules (git-check-ref-format), and none that could be taken for an option.</summary>
internal static class RefName
{
    private const int Longest = 244;
    private static readonly SearchValues<char> Forbidden = SearchValues.Create(" ~^:?*[\\\u007f");
    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    public static bool IsValidBranch(string name) =>
        name.Length is > 0 and <= Longest
        && name[0] != '-'
        && name != "@"
        && !name.AsSpan().ContainsAny(Forbidden)
        && !name.Any(char.IsControl)
        && !name.Contains("..", StringComparison.Ordinal)
        && !name.Contains("@{", StringComparison.Ordinal)
        && name.Split('/').All(IsValidPart);

    public static bool IsSha(string text) => text.Length == 40 && !text.AsSpan().ContainsAnyExcept(Hex);

    private static bool IsValidPart(string part) =>
        part.Length > 0 && part[0] != '.' && part[^1] != '.' && !part.EndsWith(".lock", StringComparison.Ordinal);
}
