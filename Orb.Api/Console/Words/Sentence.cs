namespace Orb.Api.Console.Words;

internal static class Sentence
{
    /// <summary>The text with a full stop, unless it ends like a sentence already.</summary>
    public static string Ended(string text) => text.TrimEnd() is [.., '.' or '!' or '?' or ':'] trimmed ? trimmed : $"{text.TrimEnd()}.";
}
