using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Orb.Grains.Interfaces.Catalog;

/// <summary>Makes and reads ids; the one place that knows their form.</summary>
public static class EntityId
{
    private const int DigitCount = 32;
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    /// <summary>A new id. Ids made later sort later, to the millisecond (UUID version 7, RFC 9562).</summary>
    /// <typeparam name="TId">The kind of id.</typeparam>
    /// <param name="now">The time that the id carries.</param>
    public static TId New<TId>(DateTimeOffset now)
        where TId : struct, IEntityId<TId> =>
        TId.FromValidated($"{TId.Prefix}-{Guid.CreateVersion7(now):N}");

    /// <summary>Reads an id, and says no to everything that is not exactly of its form.</summary>
    /// <typeparam name="TId">The kind of id.</typeparam>
    /// <param name="text">Any text, from anywhere.</param>
    /// <param name="id">The id, when the answer is <see langword="true"/>.</param>
    public static bool TryParse<TId>([NotNullWhen(true)] string? text, out TId id)
        where TId : struct, IEntityId<TId>
    {
        var wellFormed = text is not null
            && text.Length == TId.Prefix.Length + 1 + DigitCount
            && text.StartsWith(TId.Prefix, StringComparison.Ordinal)
            && text[TId.Prefix.Length] == '-'
            && !text.AsSpan(TId.Prefix.Length + 1).ContainsAnyExcept(Digits);
        id = wellFormed ? TId.FromValidated(text!) : default;
        return wellFormed;
    }

    /// <summary>Reads an id that must be one.</summary>
    /// <typeparam name="TId">The kind of id.</typeparam>
    /// <param name="text">The text of the id.</param>
    /// <exception cref="FormatException">The text is not an id of this kind.</exception>
    public static TId Parse<TId>(string text)
        where TId : struct, IEntityId<TId> =>
        TryParse<TId>(text, out var id) ? id : throw new FormatException($"'{text}' is not a {TId.Prefix} id.");
}
