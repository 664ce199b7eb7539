namespace Orb.Sandbox.Repositories;

/// <summary>Names that GitHub would take, and that are safe as folders.</summary>
internal static class RepositoryName
{
    public static bool IsOwner(string text) =>
        text.Length is > 0 and <= 39 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-') && text[0] != '-' && text[^1] != '-'
        && text is not ("api" or "login" or "raw" or "avatars" or "organizations");

    public static bool IsName(string text) =>
        text.Length is > 0 and <= 100
        && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.')
        && text is not ("." or "..")
        && text[0] != '-'
        && !text.EndsWith(".git", StringComparison.OrdinalIgnoreCase);
}
