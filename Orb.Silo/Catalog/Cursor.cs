using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Orb.Grains.Interfaces.Catalog;

namespace Orb.Silo.Catalog;

/// <summary>The place of one entry in a list that is ordered by moment and then by id; a page is read on from there.</summary>
/// <param name="List">Names the list, so that a cursor of one is refused by another.</param>
/// <param name="At">The moment of the entry.</param>
/// <param name="Id">The id of the entry.</param>
internal sealed record Cursor(string List, DateTimeOffset At, string Id)
{
    private const char Separator = ' ';

    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{List}{Separator}{At.UtcTicks.ToString(CultureInfo.InvariantCulture)}{Separator}{Id}"));

    /// <summary>Reads a cursor back; whatever <see cref="ToString"/> would not write is refused.</summary>
    /// <param name="text">What a caller gave.</param>
    /// <param name="list">The list it is for.</param>
    /// <param name="isId">Whether a text can be the id of an entry of that list.</param>
    /// <exception cref="BadCursorException">It is no cursor, or of another list.</exception>
    public static Cursor Parse(string text, string list, Func<string, bool> isId)
    {
        var cursor = Read(text);
        return cursor is not null && cursor.List == list && isId(cursor.Id) && cursor.ToString() == text ? cursor : throw new BadCursorException();
    }

    private static Cursor? Read(string text)
    {
        if (!Base64Url.IsValid(text))
        {
            return null;
        }

        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split(Separator);
        return parts.Length == 3
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            && ticks <= DateTimeOffset.MaxValue.UtcTicks
            ? new Cursor(parts[0], new DateTimeOffset(ticks, TimeSpan.Zero), parts[2])
            : null;
    }
}
