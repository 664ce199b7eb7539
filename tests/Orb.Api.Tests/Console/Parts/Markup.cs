using System.Text.RegularExpressions;

namespace Orb.Api.Tests.Console.Parts;

internal static partial class Markup
{
    /// <summary>What a person reads: no tags, single spaces.</summary>
    public static string Text(this string markup) => Spaces().Replace(Tags().Replace(markup, ""), " ");

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
